--TEST--
Every form of GearmanWorker::addServer() records an address without connecting
--FILE--
<?php
$worker = new GearmanWorker();
$began = hrtime(true);
var_dump($worker->addServer());
var_dump($worker->addServer(''));
var_dump($worker->addServer(null));
var_dump($worker->addServer('', 4730));
var_dump($worker->addServer(null, 0));
var_dump($worker->addServer(null, null));
var_dump($worker->addServer('localhost'));
var_dump($worker->addServer('127.0.0.1', 4730));
var_dump($worker->addServer('127.0.0.1', 4730, false));
var_dump($worker->addServer('::1', 4730));
var_dump($worker->addServer('[::1]', 4730));
var_dump($worker->addServer('/no/such/socket'));
var_dump($worker->addServer('no.such.host.invalid', 1));
var_dump($worker->addServer(port: 65535));
var_dump(gearman_worker_add_server(gearman_worker_create()));
var_dump(gearman_worker_add_server(gearman_worker_create(), '127.0.0.1', 4730, true));
var_dump($worker->returnCode(), $worker->error(), $worker->getErrno());
echo (hrtime(true) - $began) / 1e6 < 2000 ? 'at once' : 'it took its time', "\n";
?>
--EXPECT--
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
bool(true)
int(0)
bool(false)
int(0)
at once
