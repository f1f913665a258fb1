--TEST--
A result that is beyond memory_limit is the script's fatal error; what a shutdown function then asks of the same client is answered
--SKIPIF--
<?php if (getenv('USE_ZEND_ALLOC') === '0') die('skip there is no memory_limit without the Zend allocator'); ?>
--FILE--
<?php
require __DIR__ . '/client.inc';
$server = new Gearmand();
$worker = php_process(<<<'PHP'
    ini_set('memory_limit', -1);
    $worker = new GearmanWorker();
    $worker->addServer('127.0.0.1', (int) $argv[1]);
    $worker->addFunction('reverse', fn ($job) => strrev($job->workload()));
    $worker->addFunction('large', fn ($job) => str_repeat('x', 20 << 20));
    $worker->addFunction('part', function ($job) { $job->sendData(str_repeat('x', 20 << 20)); return 'end'; });
    $worker->addFunction('parts', function ($job) {
        for ($i = 0; $i < 20; $i++) {
            $job->sendData(str_repeat('x', 1 << 20));
        }
        return 'end';
    });
    while ($worker->work());
    PHP, $server->port);
wait_for(fn () => $server->status('parts')[2], 'the worker');
$prelude = <<<'PHP'
    register_shutdown_function(function () use (&$client) {
        $client->clearCallbacks();
        unset($GLOBALS['all']);
        var_dump($client->doNormal('reverse', 'doNormal'), $client->ping('x'));
        $client->addTask('reverse', 'addTask');
        $client->setCompleteCallback(function ($task) { echo strlen((string) $task->data()) < 100 ? $task->data() : 'large', "\n"; });
        var_dump($client->runTasks());
    });
    ini_set('memory_limit', '8M');
    $client = new GearmanClient();
    $client->addServer('127.0.0.1', (int) $argv[1]);

    PHP;
foreach (['large', 'part', 'parts'] as $function) {
    foreach ([
        'doNormal' => "\$client->doNormal('$function', 'x');",
        'runTasks' => "\$client->addTask('$function', 'x');
            \$client->setDataCallback(function (\$task) { \$GLOBALS['all'][] = \$task->data(); }); \$client->runTasks();",
        'doNormal that serves a task' => "\$client->addTask('$function', 'x'); \$client->addTask('reverse', 'first');
            \$client->setDataCallback(function (\$task) { \$GLOBALS['all'][] = \$task->data(); });
            \$client->setCreatedCallback(function () use (\$client) { \$client->doNormal('reverse', 'x'); }); \$client->runTasks();",
    ] as $how => $code) {
        $process = php_process($prelude . $code . ' echo "not reached\n";', $server->port);
        $process->wait();
        echo "$function, $how:\n", preg_replace('/^\n?.*?(Allowed memory size).*$/m', '$1', $process->text());
    }
}
?>
--EXPECT--
large, doNormal:
Allowed memory size
string(8) "lamroNod"
bool(true)
ksaTdda
bool(true)
large, runTasks:
Allowed memory size
string(8) "lamroNod"
bool(true)
ksaTdda
bool(true)
large, doNormal that serves a task:
Allowed memory size
string(8) "lamroNod"
bool(true)
ksaTdda
bool(true)
part, doNormal:
Allowed memory size
string(8) "lamroNod"
bool(true)
ksaTdda
bool(true)
part, runTasks:
Allowed memory size
string(8) "lamroNod"
bool(true)
ksaTdda
bool(true)
part, doNormal that serves a task:
Allowed memory size
string(8) "lamroNod"
bool(true)
ksaTdda
bool(true)
parts, doNormal:
Allowed memory size
string(8) "lamroNod"
bool(true)
ksaTdda
bool(true)
parts, runTasks:
Allowed memory size
string(8) "lamroNod"
bool(true)
ksaTdda
bool(true)
parts, doNormal that serves a task:
Allowed memory size
string(8) "lamroNod"
bool(true)
ksaTdda
bool(true)
