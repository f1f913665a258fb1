--TEST--
A forked child cannot send for its parent's job, and does it no harm by trying
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
        $pid = pcntl_fork();
        if (!$pid) {
            var_dump($job->sendData('from the child'), $job->sendComplete('from the child'));
            exit;
        }
        pcntl_waitpid($pid, $status);
        var_dump($job->sendData('from the parent'));
        return 'done';
    });
    $worker->work();
    PHP);
echo heard($client);
$worker->wait();
echo preg_replace('/127.*job \S+:/', 'job:', $worker->text());
?>
--EXPECTF--
data: from the parent
complete: done

Warning: GearmanJob::sendData(): job: it was given to the process that this one was forked from in %s on line %d

Warning: GearmanJob::sendComplete(): job: it was given to the process that this one was forked from in %s on line %d
bool(false)
bool(false)
bool(true)
