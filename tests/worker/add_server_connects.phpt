--TEST--
Every form of addServer() and addServers() finds the server, by the defaults in php.ini where none is given
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$port = $server->port;
ini_set('gearman.default_port', $port);
$client = client_for($server);

function job(string $form, callable $add): void
{
    $worker = new GearmanWorker();
    $add($worker);
    $worker->setTimeout(10000);
    $worker->addFunction('f', function ($job) { echo $job->workload(), "\n"; });
    $GLOBALS['client']->doBackground('f', $form);
    if (!$worker->work()) {
        echo $worker->error(), "\n";
    }
}

job('nothing', fn ($w) => $w->addServer());
job("''", fn ($w) => $w->addServer(''));
job('null', fn ($w) => $w->addServer(null));
job("'' and port", fn ($w) => $w->addServer('', $port));
job('null and 0', fn ($w) => $w->addServer(null, 0));
job('localhost', fn ($w) => $w->addServer('localhost'));
job('127.0.0.1', fn ($w) => $w->addServer('127.0.0.1', $port));
job('third argument', fn ($w) => $w->addServer('127.0.0.1', $port, false));
job('function', fn ($w) => gearman_worker_add_server($w, '127.0.0.1', $port));
job('list: nothing', fn ($w) => $w->addServers());
job("list: ''", fn ($w) => $w->addServers(''));
job('list: null', fn ($w) => $w->addServers(null, true));
job('list: host', fn ($w) => $w->addServers('127.0.0.1'));
job('list: host and port', fn ($w) => $w->addServers("127.0.0.1:$port"));
job('list: port', fn ($w) => $w->addServers(":$port"));
job('list: function', fn ($w) => gearman_worker_add_servers($w, "127.0.0.1:$port"));
?>
--EXPECT--
nothing
''
null
'' and port
null and 0
localhost
127.0.0.1
third argument
function
list: nothing
list: ''
list: null
list: host
list: host and port
list: port
list: function
