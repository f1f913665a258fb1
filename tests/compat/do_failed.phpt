--TEST--
do*() of jobs that fail: no result, no warning, and the code that says why
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    foreach (['fail', 'fail_with_result', 'exception', 'throw'] as $function) {
        foreach (['doNormal', 'doHigh', 'doLow'] as $method) {
            show("$method $function", $client->$method($function, 'oops') ?: 'nothing', $client->returnCode(), $client->getErrno());
        }
    }
    foreach ([GEARMAN_SUCCESS, GEARMAN_WORK_FAIL, GEARMAN_TIMEOUT, GEARMAN_IO_WAIT] as $code) {
        show("setReturn($code)", $client->doNormal('set_return', (string) $code) ?: 'nothing', $client->returnCode());
    }
    show('and after that', $client->doNormal('reverse', 'abc'), $client->returnCode());
    PHP, WORKER_SERVES);
?>
--EXPECT--
== all
doNormal fail: "nothing", 24, 0
doHigh fail: "nothing", 24, 0
doLow fail: "nothing", 24, 0
doNormal fail_with_result: "nothing", 24, 0
doHigh fail_with_result: "nothing", 24, 0
doLow fail_with_result: "nothing", 24, 0
doNormal exception: "nothing", 23, 0
doHigh exception: "nothing", 23, 0
doLow exception: "nothing", 23, 0
doNormal throw: "nothing", 23, 0
doHigh throw: "nothing", 23, 0
doLow throw: "nothing", 23, 0
setReturn(0): "a result", 0
setReturn(24): "nothing", 24
setReturn(47): "nothing", 24
setReturn(1): "nothing", 24
and after that: "cba", 0
