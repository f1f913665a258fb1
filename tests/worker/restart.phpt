--TEST--
A worker reconnects from inside work(): id and all functions are there again within about a second
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$worker = start_script($server, <<<'PHP'
    $worker->setId('survivor');
    $worker->addFunction('a', fn () => 'a done');
    $worker->addFunction('b', fn () => 'b done', null, 5000);
    $worker->register('c');
    while ($worker->work());
    echo 'ended: ', $worker->error(), "\n";
    PHP);
wait_workers($server, 'c');
for ($i = 0; $i < 2; $i++) {
    $server->stop();
    usleep(300000);
    $server->restart();
    $began = hrtime(true);
    wait_for(fn () => preg_match('/ survivor : (.*)$/m', $server->ask('workers'), $match), 'the worker');
    wait_workers($server, 'c');
    preg_match('/ survivor : (.*)$/m', $server->ask('workers'), $match);
    $functions = explode(' ', $match[1]);
    sort($functions);
    echo implode(' ', $functions), ' ', (hrtime(true) - $began) / 1e6 < 1500 ? 'soon' : 'late', "\n";
    echo client_for($server)->doNormal('b', ''), "\n";
}
var_dump($worker->running(), $worker->text());
?>
--EXPECT--
a b c soon
b done
a b c soon
b done
bool(true)
string(0) ""
