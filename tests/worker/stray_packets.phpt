--TEST--
Packets that nobody asked for, in every state, do no harm
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new FakeServer(<<<'PHP'
    $stray = packet(NOOP) . packet(NO_JOB) . packet(WORK_COMPLETE, 'H:x:1', 'data') . packet(17, 'echo') . packet(99, 'of a later protocol')
        . packet(15, 'H:x:1', '1', '2') . packet(8, 'H:x:1') . packet(NOOP);
    $c = accept();
    fwrite($c, $stray);                               // before the worker has said anything
    receive_until($c, GRAB_JOB_UNIQ);
    fwrite($c, packet(NOOP) . packet(99, 'x') . packet(JOB_ASSIGN_UNIQ, 'H:1', 'f', 'u', 'asked') . $stray);
    receive_until($c, WORK_COMPLETE);
    fwrite($c, $stray);
    receive_until($c, GRAB_JOB_UNIQ);
    send($c, NO_JOB);
    receive_until($c, PRE_SLEEP);
    fwrite($c, str_replace(packet(NOOP), '', $stray)); // nothing that wakes
    send($c, JOB_ASSIGN_UNIQ, 'H:2', 'f', 'u', 'asleep');
    receive_until($c, WORK_COMPLETE);
    receive_until($c, GRAB_JOB_UNIQ);
    send($c, NO_JOB);
    receive_until($c, PRE_SLEEP);
    fwrite($c, str_repeat(packet(NOOP), 1000));
    receive_until($c, GRAB_JOB_UNIQ);
    send($c, JOB_ASSIGN_UNIQ, 'H:3', 'f', 'u', 'woken');
    echo receive_until($c, WORK_COMPLETE)[1] === "H:3\0woken" ? "ok\n" : "wrong answer\n";
    PHP);
$worker = $server->worker();
for ($i = 0; $i < 3; $i++) {
    var_dump($worker->work());
}
echo $server->text();
?>
--EXPECT--
job asked, unique "u"
bool(true)
job asleep, unique "u"
bool(true)
job woken, unique "u"
bool(true)
ok
