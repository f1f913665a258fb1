--TEST--
Three background tasks with one unique are one job: its handle comes back three times
--FILE--
<?php
require __DIR__ . '/../gearmand.inc';
$server = new Gearmand();
// As a program writes it that knows the port from php.ini, and the host from nowhere.
$file = tempnam(sys_get_temp_dir(), 'gearman-test-');
register_shutdown_function(fn () => @unlink($file));
file_put_contents($file, <<<'PHP'
    <?php
    $client = new GearmanClient();
    $client->addServer('', (int) ini_get('gearman.default_port'));
    $client->setCreatedCallback(function ($task) {
        echo $task->unique(), ' ', $task->jobHandle(), "\n";
    });
    foreach (['123', 'abc', 'xyz'] as $workload) {
        $client->addTaskBackground('reverse', $workload, null, 'the same');
    }
    $client->runTasks();
    PHP);
$php = getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY;
$run = function () use ($php, $file, $server): array {
    $client = new Process([$php, ...php_arguments(), '-d', "gearman.default_port=$server->port", $file]);
    $client->wait();
    return explode("\n", trim($client->text()));
};
$lines = $run();
var_dump(count($lines), count(array_unique($lines)), str_starts_with($lines[0], 'the same H:'));
var_dump($server->status('reverse'));

// As long as the job waits, it is still the same one; afterwards it is another.
var_dump($run() === $lines);
$worker = start_worker($server);
wait_for(fn () => $server->status('reverse')[0] === 0, 'the job is done');
$worker->kill();
$again = $run();
var_dump(count(array_unique($again)), $again[0] !== $lines[0]);
?>
--EXPECT--
int(3)
int(1)
bool(true)
array(3) {
  [0]=>
  int(1)
  [1]=>
  int(0)
  [2]=>
  int(0)
}
bool(true)
int(1)
bool(true)
