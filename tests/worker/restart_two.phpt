--TEST--
Two servers, of which each and then both are restarted: within a second both know the worker again, its id and every function
--FILE--
<?php
require __DIR__ . '/worker.inc';
$servers = [new Gearmand(), new Gearmand()];
$worker = start_script($servers[0], <<<'PHP'
    $worker->addServer('127.0.0.1', (int) $argv[2]);
    $worker->setId('survivor');
    $worker->addFunction('a', fn () => 'a done');
    $worker->addFunction('b', fn () => 'b done', null, 5000);
    $worker->register('c');
    while ($worker->work());
    echo 'ended: ', $worker->error(), "\n";
    PHP, $servers[1]->port);
/** The functions of the worker of that id, sorted; null when the server does not know it. */
function functions(Gearmand $server): ?string
{
    if (!preg_match('/ survivor : (.*)$/m', $server->ask('workers'), $match)) {
        return null;
    }
    $functions = explode(' ', $match[1]);
    sort($functions);
    return implode(' ', $functions);
}
foreach ([[0], [1], [0, 1], [1, 0]] as $restarted) {
    foreach ($servers as $server) {
        wait_for(fn () => functions($server) === 'a b c', 'the worker to be known');
    }
    foreach ($restarted as $i) {
        $servers[$i]->stop();
    }
    usleep(300000); // the longer a server is away, the longer are the pauses between attempts
    foreach ($restarted as $i) {
        $servers[$i]->restart();
    }
    $began = hrtime(true);
    foreach ($servers as $server) {
        wait_for(fn () => functions($server) === 'a b c', 'the worker to come back');
    }
    $soon = (hrtime(true) - $began) / 1e6 < (getenv('USE_ZEND_ALLOC') === '0' ? 10000 : 1500);
    echo json_encode($restarted), ' ', $soon ? 'soon' : 'late';
    foreach ($servers as $server) {
        echo ', ', client_for($server)->doNormal('a', ''), ', ', client_for($server)->doNormal('b', '');
    }
    echo "\n";
}
var_dump($worker->running(), $worker->text());
?>
--EXPECT--
[0] soon, a done, b done, a done, b done
[1] soon, a done, b done, a done, b done
[0,1] soon, a done, b done, a done, b done
[1,0] soon, a done, b done, a done, b done
bool(true)
string(0) ""
