--TEST--
A server that cannot be is an error that names the argument
--FILE--
<?php
function refused(callable $call): void
{
    try {
        var_dump($call(new GearmanWorker()));
    } catch (Throwable $e) {
        echo get_class($e), ': ', $e->getMessage(), "\n";
    }
}

refused(fn ($w) => $w->addServer('localhost', -1));
refused(fn ($w) => $w->addServer('localhost', 65536));
refused(fn ($w) => $w->addServer('two words'));
refused(fn ($w) => $w->addServer("nul\0byte"));
refused(fn ($w) => $w->addServer('a,b'));
refused(fn ($w) => $w->addServer([]));
refused(fn ($w) => $w->addServer('localhost', 'port'));
refused(fn ($w) => $w->addServers('localhost:99999'));
refused(fn ($w) => $w->addServers('localhost:'));
refused(fn ($w) => $w->addServers('localhost:port'));
refused(fn ($w) => $w->addServers('[::1:4730'));
refused(fn ($w) => $w->addServers('127.0.0.1,two words'));
refused(fn ($w) => gearman_worker_add_server($w, 'localhost', -1));
refused(fn ($w) => gearman_worker_add_servers($w, 'localhost:0'));
?>
--EXPECTF--
ValueError: GearmanWorker::addServer(): Argument #2 ($port) must be between 1 and 65535, -1 given
ValueError: GearmanWorker::addServer(): Argument #2 ($port) must be between 1 and 65535, 65536 given
ValueError: GearmanWorker::addServer(): Argument #1 ($host) is refused: host "two words" is not a host name, an address or a path
ValueError: GearmanWorker::addServer(): Argument #1 ($host) is refused: host "nul" goes on behind a NUL byte
ValueError: GearmanWorker::addServer(): Argument #1 ($host) is refused: host "a,b" is not a host name, an address or a path
TypeError: GearmanWorker::addServer(): Argument #1 ($host) must be of type ?string, array given
TypeError: GearmanWorker::addServer(): Argument #2 ($port) must be of type ?int, string given
ValueError: GearmanWorker::addServers(): Argument #1 ($servers) is refused: server "localhost:99999": the port must be between 1 and 65535
ValueError: GearmanWorker::addServers(): Argument #1 ($servers) is refused: server "localhost:": the port must be between 1 and 65535
ValueError: GearmanWorker::addServers(): Argument #1 ($servers) is refused: server "localhost:port": the port must be between 1 and 65535
ValueError: GearmanWorker::addServers(): Argument #1 ($servers) is refused: server "[::1:4730" is not host, host:port, [IPv6]:port or a path
ValueError: GearmanWorker::addServers(): Argument #1 ($servers) is refused: host "two words" is not a host name, an address or a path
ValueError: gearman_worker_add_server(): Argument #3 ($port) must be between 1 and 65535, -1 given
ValueError: gearman_worker_add_servers(): Argument #2 ($servers) is refused: server "localhost:0": the port must be between 1 and 65535
