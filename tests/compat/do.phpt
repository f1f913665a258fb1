--TEST--
do*(): results, handles and codes
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    foreach (['doNormal', 'doHigh', 'doLow'] as $method) {
        show($method, $client->$method('reverse', 'abc'), $client->returnCode(), $client->getErrno());
        show('with a unique', $client->$method('reverse', 'abc', 'unique'), $client->returnCode());
    }
    foreach (['doBackground', 'doHighBackground', 'doLowBackground'] as $method) {
        show($method, $client->$method('reverse', 'abc'), $client->returnCode(), $client->getErrno());
        show('with a unique', $client->$method('reverse', 'abc', $method), $client->returnCode());
        show('doJobHandle', $client->doJobHandle());
    }
    show('binary', bin2hex($client->doNormal('reverse', "\0\xff\n")), $client->returnCode());
    show('long', md5($client->doNormal('reverse', str_repeat('0123456789', 100000))), $client->returnCode());
    show('null', $client->doNormal('null', '-'), $client->returnCode());
    show('integer', $client->doNormal('integer', '-'), $client->returnCode());
    show('ended by itself', $client->doNormal('complete', '-'), $client->returnCode());
    show('data before the result', $client->doNormal('parts', '-'), $client->returnCode());
    show('function', gearman_client_do_normal($client, 'reverse', 'abc'), gearman_client_return_code($client));
    show('function', gearman_client_do_background($client, 'reverse', 'abc'), gearman_client_return_code($client));
    PHP, WORKER_SERVES);
?>
--EXPECT--
== all
doNormal: "cba", 0, 0
with a unique: "cba", 0
doHigh: "cba", 0, 0
with a unique: "cba", 0
doLow: "cba", 0, 0
with a unique: "cba", 0
doBackground: "#1", 0, 0
with a unique: "#2", 0
doJobHandle: "#2"
doHighBackground: "#3", 0, 0
with a unique: "#4", 0
doJobHandle: "#4"
doLowBackground: "#5", 0, 0
with a unique: "#6", 0
doJobHandle: "#6"
binary: "0aff00", 0
long: "86dd1c2dc5f7ca793df270a11dbb4b7f", 0
null: "", 0
integer: "17", 0
ended by itself: "early", 0
data before the result: "one two three", 0
function: "cba", 0
function: "#7", 0
