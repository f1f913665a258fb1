--TEST--
A forked child leaves its parent's TLS connection alone, and opens one of its own
--EXTENSIONS--
gearman
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
if (!function_exists('pcntl_fork')) die('skip needs pcntl');
?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$server = tls_server($certificates->make('server'), '--verbose=INFO');
$trust = ['cafile' => $certificates->ca];
$worker = tls_worker($server->address, $trust);
$client = connected_client($server->address, $trust);
var_dump($client->doNormal('reverse', 'before'));
$connections = fn () => preg_match_all('/ 127\.0\.0\.1:\d+ connected/', $server->log());
$count = $connections();

/** In a child, which ends without a shutdown function: what the test cleans up is the parent's. */
function child(callable $do): void
{
    $pid = pcntl_fork();
    if (!$pid) {
        $do();
        pcntl_exec('/bin/true');
    }
    pcntl_waitpid($pid, $status);
}

child(function () { unset($GLOBALS['client']); });
var_dump($client->doNormal('reverse', 'a child that freed it'), $connections() - $count);
child(function () use ($client) { var_dump($client->doNormal('reverse', 'in a child'), $client->error()); });
var_dump($client->doNormal('reverse', 'a child that used it'), $connections() - $count);
?>
--EXPECT--
string(6) "erofeb"
string(21) "ti deerf taht dlihc a"
int(0)
string(10) "dlihc a ni"
bool(false)
string(20) "ti desu taht dlihc a"
int(1)
