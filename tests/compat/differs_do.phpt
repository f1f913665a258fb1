--TEST--
Differs: what a failed call returns, what error() and doJobHandle() say afterwards, empty workloads
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    show('failed job', $client->doNormal('fail', 'x'), $client->returnCode(), $client->error() !== false);
    show('exception', $client->doNormal('throw', 'x'), $client->returnCode(), $client->error() !== false);
    show('progress', $client->doNormal('parts', 'x'), $client->doStatus(), $client->doJobHandle() !== '', $client->error() !== false);
    show('empty workload', $client->doNormal('reverse', ''), $client->returnCode());
    show('in the background', (bool) $client->doBackground('reverse', ''), $client->returnCode());
    show('in a task', $client->addTask('reverse', ''), $client->returnCode());
    show('ping with nothing', $client->ping(''), $client->returnCode());
    $client = new GearmanClient();
    show('no server', $client->doNormal('f', 'x'), $client->doBackground('f', 'x'));
    PHP, WORKER_SERVES);
?>
--EXPECT--
== extension theirs
failed job: "", 24, true
exception: "", 23, true
progress: "one two three", [0,0], false, true
  warning
empty workload: "", 49
  warning
in the background: false, 49
  warning
in a task: false, 49
  warning
ping with nothing: false, 49
  warning
  warning
no server: "", ""
== extension ours
failed job: false, 24, true
exception: false, 23, true
progress: "one two three", [1,2], true, false
empty workload: "", 0
in the background: true, 0
in a task: GearmanTask, 0
ping with nothing: true, 0
  warning
  warning
no server: false, false
