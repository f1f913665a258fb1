--TEST--
A signal during a job: the job completes first, then the loop ends
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip pcntl is missing');
?>
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = start_script($server, <<<'PHP'
    $quit = false;
    pcntl_async_signals(true);
    pcntl_signal(SIGTERM, function () use (&$quit) { $quit = true; });
    $worker->addFunction('f', function ($job) {
        echo "begun\n";
        $end = hrtime(true) + 3e8;
        while (hrtime(true) < $end) {
            usleep(10000);
        }
        return 'done';
    });
    while (!$quit && $worker->work());
    var_dump($quit, $worker->returnCode());
    PHP);
$client = start_client($server, 'f');
$worker->wait_text("begun\n");
$worker->signal(SIGTERM);
echo heard($client);
$worker->wait();
echo $worker->text();
?>
--EXPECT--
complete: done
begun
bool(true)
int(0)
