--TEST--
A worker that dies in a job: another one is given it, and the client does not notice
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    $file = tempnam(sys_get_temp_dir(), 'gearman-test-');
    show('do', $client->doNormal('dies_once', $file), $client->returnCode());
    unlink($file);
    PHP, <<<'PHP'
    if (($pid = pcntl_fork()) === 0) {
        $worker = worker();
        $worker->addFunction('dies_once', function ($job) { file_put_contents($job->workload(), 'x'); exec('kill -9 ' . getmypid()); });
        $worker->work();
        exit;
    }
    pcntl_waitpid($pid, $status);
    show('killed', pcntl_wifsignaled($status));
    $worker = worker();
    $worker->addFunction('dies_once', fn ($job) => 'done after ' . file_get_contents($job->workload()));
    serve($worker);
    PHP);
?>
--EXPECT--
== all
do: "done after x", 0
-- worker
killed: true
