--TEST--
localhost finds a server that listens on ::1 only
--SKIPIF--
<?php
require __DIR__ . '/../gearmand.inc';
can_have_both_localhosts() or die('skip no IPv6, or not root');
?>
--FILE--
<?php
require __DIR__ . '/../gearmand.inc';
$server = new Gearmand('-L', '::1');
$client = php_process_both_localhosts(<<<'PHP'
    $client = new GearmanClient();
    var_dump($client->addServer('localhost', (int) $argv[1]), $client->ping('x'));
    PHP, $server->port);
$client->wait();
echo $client->text();
?>
--EXPECT--
bool(true)
bool(true)
