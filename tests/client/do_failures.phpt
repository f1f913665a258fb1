--TEST--
doNormal(): false when the job failed or threw, without a warning; returnCode() and error() say which
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
foreach (['fail', 'throw', 'echo'] as $function) {
    var_dump($client->doNormal($function, 'boom'), $client->returnCode(), $client->error(), $client->getErrno());
}
?>
--EXPECT--
bool(false)
int(24)
string(14) "the job failed"
int(0)
bool(false)
int(23)
string(47) "exception in the worker: RuntimeException: boom"
int(0)
string(4) "boom"
int(0)
bool(false)
int(0)
