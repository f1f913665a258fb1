--TEST--
GearmanAdmin: a fatal error while it waits; a shutdown function can ask again
--SKIPIF--
<?php
getenv('USE_ZEND_ALLOC') === '0' and die('skip PHP frees nothing after a fatal error');
extension_loaded('pcntl') or die('skip pcntl is not loaded');
?>
--EXTENSIONS--
gearman
--FILE--
<?php
require __DIR__ . '/../tools/tools.inc';

[$process, $port] = odd_server(null);
$silent = new GearmanAdmin('127.0.0.1', (int) $port);
register_shutdown_function(function () use ($silent, $port) {
    $server = new Gearmand();
    foreach ([$silent, new GearmanAdmin('127.0.0.1', $server->port)] as $admin) {
        try {
            var_dump($admin->version() === gearman_version());
        } catch (GearmanException $e) {
            echo str_replace(":$port", ':PORT', $e->getMessage()), "\n";
        }
    }
    $server->stop(9); // nobody else does so now, and the signals that a handler has blocked stay so
});
pcntl_async_signals(true);
pcntl_signal(SIGALRM, fn () => @trigger_error('enough', E_USER_ERROR));
pcntl_alarm(1);
@$silent->status();
echo "it goes on\n";
?>
--EXPECTF--
Fatal error: enough in %s on line %d
127.0.0.1:PORT: connect: Connection refused
bool(true)
