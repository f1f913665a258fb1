--TEST--
Children that a function forks and that exit do not end its job
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip pcntl is missing');
?>
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$client = start_client($server, 'f');
$worker = start_script($server, <<<'PHP'
    $worker->addFunction('f', function (GearmanJob $job) {
        for ($i = 1; $i <= 3; $i++) {
            $pid = pcntl_fork();
            if (!$pid) {
                usleep($i * 50000);
                exit($i);       // and with it go the child's copies of worker and job
            }
            $children[] = $pid;
        }
        foreach ($children as $pid) {
            pcntl_waitpid($pid, $status);
            $job->sendStatus(pcntl_wexitstatus($status), 3);
        }
        return "the parent's";
    });
    $worker->work();
    PHP);
echo heard($client);
?>
--EXPECT--
status: 1/3
status: 2/3
status: 3/3
complete: the parent's
