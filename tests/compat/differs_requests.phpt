--TEST--
Differs: a job that has ended takes nothing more; warnings of setId(), wait(), unregister(), grabJob()
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    show('late', $client->doNormal('late', 'x'), $client->returnCode());
    $worker = worker();
    $worker->setTimeout(400);
    show('setId', $worker->setId(''));
    show('wait', $worker->wait(), $worker->returnCode());
    show('unregister', $worker->unregister('f'), $worker->returnCode());
    show('unregisterAll', $worker->unregisterAll(), $worker->returnCode());
    show('register', $worker->register(''), $worker->returnCode());
    $worker->register('g');
    show('grabJob', $worker->grabJob(), $worker->returnCode());
    PHP, <<<'PHP'
    $worker = worker();
    $worker->addFunction('late', function ($job) {
        $job->sendComplete('result');
        show('end', $job->sendComplete('again'), $job->returnCode());
        show('data', $job->sendData('x'), $job->returnCode());
        show('status', $job->sendStatus(1, 2), $job->returnCode());
        show('warning', $job->sendWarning('x'), $job->returnCode());
    });
    serve($worker, true);
    PHP);
?>
--EXPECT--
== extension theirs
late: "result", 0
setId: false
  warning
wait: false, 7
  warning
unregister: false, 33
  warning
unregisterAll: false, 34
  warning
register: false, 49
  warning
grabJob: false, 35
-- worker
end: true, 0
data: true, 0
status: true, 0
warning: true, 0
work: true, 0
== extension ours
late: "result", 0
  warning
setId: false
wait: false, 7
unregister: false, 34
unregisterAll: false, 34
  warning
register: false, 31
grabJob: false, 35
-- worker
  warning
end: false, 52
  warning
data: false, 52
  warning
status: false, 52
  warning
warning: false, 52
work: true, 0
