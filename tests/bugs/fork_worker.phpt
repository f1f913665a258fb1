--TEST--
A worker that goes on in a forked child has a connection of its own there
--SKIPIF--
<?php
extension_loaded('pcntl') or die('skip pcntl is missing');
?>
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
$server = new Gearmand();
$worker = start_script($server, <<<'PHP'
    $worker->setId('forked');
    $worker->addFunction('f', fn () => getmypid() . '');
    $worker->setTimeout(100);
    $worker->work();            // connects
    $worker->setTimeout(-1);
    for ($i = 0; $i < 2; $i++) {
        pcntl_fork();
    }
    $worker->addFunction('quit', fn () => $GLOBALS['quit'] = true);
    $quit = false;
    while (!$quit && $worker->work());
    PHP);
wait_workers($server, 'f', 4);
for ($i = 0; $i < 100; $i++) {
    $clients[] = client_for($server);
    $pids[] = end($clients)->doNormal('f', '');
}
var_dump(count(array_filter($pids)));
preg_match_all('/^\d+ \S+ forked : /m', $server->ask('workers'), $lines);
var_dump(count($lines[0]));
for ($i = 0; $i < 4; $i++) {
    $clients[$i]->doNormal('quit', '');
}
wait_workers($server, 'f', 0);
?>
--EXPECT--
int(100)
int(4)
