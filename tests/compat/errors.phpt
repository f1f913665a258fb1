--TEST--
Without servers, without functions, with names that cannot be: what is returned and where a warning comes
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = new GearmanClient();
    show('do', $client->doNormal('f', 'x') ?: 'nothing', $client->returnCode());
    show('background', $client->doBackground('f', 'x') ?: 'nothing', $client->returnCode());
    show('jobStatus', $client->jobStatus('H:x:1'), $client->returnCode());
    show('ping', $client->ping('x'), $client->returnCode());
    show('wait', $client->wait(), $client->returnCode());
    show('addTask', $client->addTask('f', 'x'), $client->returnCode());
    show('runTasks', $client->runTasks(), $client->returnCode());

    $worker = new GearmanWorker();
    show('work', $worker->work(), $worker->returnCode());
    show('grabJob', $worker->grabJob(), $worker->returnCode());
    show('wait', @$worker->wait(), $worker->returnCode());
    show('ping', $worker->ping('x'), $worker->returnCode());

    $worker = worker();
    show('work', $worker->work(), $worker->returnCode());
    show('grabJob', $worker->grabJob(), $worker->returnCode());
    show('ping', $worker->ping('x'), $worker->returnCode());
    show('unregister', @$worker->unregister('f'));
    show('unregisterAll', @$worker->unregisterAll(), $worker->returnCode());
    show('register', $worker->register(''));
    show('setId', $worker->setId('me'));
    show('setId', @$worker->setId(''), $worker->returnCode());

    $client = client();
    show('no name', $client->doNormal('', 'x') ?: 'nothing');
    show('no name', $client->doBackground('', 'x') ?: 'nothing');
    show('no name', $client->addTask('', 'x'));
    show('long name', $client->doBackground(str_repeat('f', 600), 'x') ?: 'nothing');
    show('ping', $client->ping('x'), $client->returnCode());

    $task = new GearmanTask();
    show('empty task', $task->returnCode(), $task->functionName(), $task->unique(), $task->jobHandle(), $task->data(), $task->dataSize(),
        $task->isKnown(), $task->isRunning(), $task->taskNumerator(), $task->taskDenominator());
    $job = new GearmanJob();
    show('empty job', $job->returnCode(), $job->handle(), $job->functionName(), $job->unique(), $job->workloadSize());
    show('setReturn', $job->setReturn(GEARMAN_ERRNO), $job->returnCode());
    show('setReturn', $job->setReturn(GEARMAN_MAX_RETURN + 1), $job->returnCode());
    show('verbose', array_map('gearman_verbose_name', [0, 1, 2, 3, 4, 5, 6, 7]));
    PHP);
?>
--EXPECT--
== all
  warning
do: "nothing", 13
  warning
background: "nothing", 13
  warning
jobStatus: [false,false,0,0], 13
  warning
ping: false, 13
  warning
wait: false, 7
addTask: GearmanTask, 0
  warning
runTasks: false, 13
  warning
work: false, 13
  warning
grabJob: false, 13
wait: false, 7
  warning
ping: false, 13
  warning
work: false, 34
  warning
grabJob: false, 34
ping: true, 0
unregister: false
unregisterAll: false, 34
  warning
register: false
setId: true
setId: false, 49
  warning
no name: "nothing"
  warning
no name: "nothing"
  warning
no name: false
  warning
long name: "nothing"
ping: true, 0
empty task: 0, false, false, false, false, false, false, false, false, false
empty job: 0, false, false, false, 0
setReturn: true, 4
  warning
setReturn: false, 4
verbose: ["NEVER","FATAL","ERROR","INFO","DEBUG","CRAZY","UNKNOWN","UNKNOWN"]
