--TEST--
What new objects answer; options() after setOptions(), addOptions() and removeOptions()
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    foreach (['GearmanClient', 'GearmanWorker'] as $class) {
        $new = fn () => new $class();
        show($class, $new()->options(), $new()->timeout(), $new()->error(), $new()->returnCode(), $new()->getErrno());
        for ($bit = 1; $bit <= ($class === 'GearmanClient' ? 64 : 512); $bit *= 2) {
            $answers = [];
            foreach (['setOptions', 'addOptions', 'removeOptions'] as $method) {
                $object = $new();
                array_push($answers, $object->$method($bit), $object->options());
            }
            show((string) $bit, ...$answers);
        }
        $object = $new();
        foreach ([100, 0, -1] as $timeout) {
            show("setTimeout($timeout)", $object->setTimeout($timeout), $object->timeout(), $object->options());
        }
    }
    $client = new GearmanClient();
    show('context', $client->context(), $client->setContext('mine'), $client->context());
    show('do', $client->doStatus(), $client->doJobHandle(), $client->clearCallbacks());
    PHP);
?>
--EXPECT--
== all
GearmanClient: 32, -1, false, 0, 0
1: true, 0, true, 32, true, 32
2: true, 2, true, 34, true, 32
4: true, 0, true, 32, true, 32
8: true, 8, true, 40, true, 32
16: true, 0, true, 32, true, 32
32: true, 32, true, 32, true, 0
64: true, 64, true, 96, true, 32
setTimeout(100): true, 100, 32
setTimeout(0): true, 0, 32
setTimeout(-1): true, -1, 32
GearmanWorker: 644, -1, false, 0, 0
1: true, 4, true, 644, true, 644
2: true, 6, true, 646, true, 644
4: true, 4, true, 644, true, 644
8: true, 4, true, 644, true, 644
16: true, 4, true, 644, true, 644
32: true, 4, true, 644, true, 644
64: true, 4, true, 644, true, 644
128: true, 132, true, 644, true, 516
256: true, 260, true, 900, true, 644
512: true, 516, true, 644, true, 132
setTimeout(100): true, 100, 900
setTimeout(0): true, 0, 900
setTimeout(-1): true, -1, 900
context: "", true, "mine"
do: [0,0], "", true
