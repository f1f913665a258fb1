--TEST--
A long job: its handle from one process, its progress seen from another while it runs in a third
--FILE--
<?php
require __DIR__ . '/../gearmand.inc';
$server = new Gearmand();
$script = function (string $code, string ...$arguments) use ($server): Process {
    $file = tempnam(sys_get_temp_dir(), 'gearman-test-');
    register_shutdown_function(static fn () => @unlink($file));
    file_put_contents($file, "<?php\n$code");
    return new Process([getenv('TEST_PHP_EXECUTABLE') ?: PHP_BINARY, ...php_arguments(), '-d', "gearman.default_port=$server->port",
        $file, ...$arguments]);
};
$worker = $script(<<<'PHP'
    function count_sheep(GearmanJob $job)
    {
        echo 'counting for ', $job->handle(), "\n";
        for ($sheep = 0; $sheep < 1000; $sheep++) {
            $job->sendStatus($sheep, 1000);
            usleep(5000);
        }
    }
    $worker = new GearmanWorker();
    $worker->addServer('');
    $worker->addFunction('sheep', 'count_sheep');
    while ($worker->work()) {
        if ($worker->returnCode() != GEARMAN_SUCCESS) {
            echo 'code ', $worker->returnCode(), "\n";
            break;
        }
    }
    PHP);
$client = $script(<<<'PHP'
    $client = new GearmanClient();
    $client->addServer('');
    echo $client->doBackground('sheep', '0');
    PHP);
$client->wait();
$handle = $client->text();
$worker->wait_text("counting for $handle\n");

$status = function () use ($script, $handle): array {
    $process = $script(<<<'PHP'
        $client = new GearmanClient();
        $client->addServer('');
        echo json_encode($client->jobStatus($argv[1]));
        PHP, $handle);
    $process->wait();
    return json_decode($process->text());
};
$first = wait_for(fn () => ($now = $status())[2] > 0 ? $now : null, 'progress');
$second = $status();
var_dump($first[0], $first[1], $first[3], $second[2] > $first[2], $second[2] < 1000);
$worker->kill();
wait_for(fn () => !$status()[1], 'the worker is gone');
var_dump($status()[0]); // the job waits for another worker
?>
--EXPECT--
bool(true)
bool(true)
int(1000)
bool(true)
bool(true)
bool(true)
