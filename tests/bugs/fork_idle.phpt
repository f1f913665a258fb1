--TEST--
A forked child that ends does not take its parent's worker from the server
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip pcntl is missing');
?>
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = start_script($server, <<<'PHP'
    $worker->addFunction('f', fn () => 'alive');
    $worker->setTimeout(100);
    $worker->work();
    $pid = pcntl_fork();
    if (!$pid) {
        var_dump($worker->wait(), $worker->returnCode() === GEARMAN_NO_ACTIVE_FDS, $worker->unregister('f'));
        exit;
    }
    pcntl_waitpid($pid, $status);
    echo "child ended\n";
    $worker->setTimeout(-1);
    while ($worker->work());
    PHP);
$worker->wait_text("child ended\n");
echo $worker->text(), client_for($server)->doNormal('f', ''), "\n";
var_dump($server->status('f')[2]);
?>
--EXPECT--
bool(false)
bool(true)
bool(true)
child ended
alive
int(1)
