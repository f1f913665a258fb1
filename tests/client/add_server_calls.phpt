--TEST--
addServer() and addServers() make no system call for a network, whatever they are given, and take no time
--SKIPIF--
<?php
exec('strace -c -o /dev/null true 2>/dev/null', result_code: $code);
$code === 0 or die('skip strace is missing, or may not trace');
getenv('USE_ZEND_ALLOC') !== '0' or die('skip valgrind makes calls of its own');
?>
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$code = <<<'PHP'
    $best = INF;
    for ($i = 0; $i < 10; $i++) {
        $began = hrtime(true);
        foreach (['GearmanClient', 'GearmanWorker'] as $class) {
            $object = new $class();
            $object->addServer('127.0.0.1', (int) $argv[1]);
            $object->addServer('127.0.0.1', (int) $argv[2]);
            $object->addServer('no-such-host.invalid');
            $object->addServers("127.0.0.1:$argv[1],127.0.0.1:$argv[2],localhost,10.255.255.1");
        }
        $best = min($best, (hrtime(true) - $began) / 8e6);
    }
    echo $best < 5 ? "at once\n" : "$best ms\n";
    PHP;
$log = temporary('');
$process = new Process(['strace', '-f', '-e', 'trace=%network', '-o', $log, ...php_command($code, $server->port, closed_port())]);
var_dump($process->wait());
echo $process->text(), preg_replace('/^.*(exited with 0 \+\+\+)$\n/m', '', file_get_contents($log));
?>
--EXPECT--
int(0)
at once
