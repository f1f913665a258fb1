--TEST--
A child forked in a callback leaves the parent's tasks alone: they are lost to it, and all of them end in the parent
--SKIPIF--
<?php extension_loaded('pcntl') or die('skip pcntl is missing'); ?>
--FILE--
<?php
require __DIR__ . '/../gearmand.inc';
$server = new Gearmand();
start_worker($server);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $server->port);
$child = null;
$done = $lost = 0;
$client->setCompleteCallback(function ($task) use (&$child, &$done) {
    $done++;
    $child ??= pcntl_fork();
});
$client->setFailCallback(function ($task) use (&$lost) {
    $lost += $task->returnCode() === GEARMAN_LOST_CONNECTION;
});
for ($i = 0; $i < 50; $i++) {
    $client->addTask('reverse', "$i");
}
$result = @$client->runTasks();
if (!$child) {
    exit($result === false && $client->returnCode() === GEARMAN_LOST_CONNECTION && $done === 1 && $lost === 49 ? 7 : 1);
}
pcntl_waitpid($child, $status);
var_dump($result, $done, $lost, pcntl_wexitstatus($status));
?>
--EXPECT--
bool(true)
int(50)
int(0)
int(7)
