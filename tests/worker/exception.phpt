--TEST--
An exception in a function: the client is told, the job has failed, it leaves work(), and the worker goes on
--FILE--
<?php
require __DIR__ . '/worker.inc';
class Functions
{
    public function method($job) { throw new LogicException($job->workload()); }
    public static function fixed($job) { throw new RuntimeException($job->workload()); }
}
$server = new Gearmand();
$worker = worker_for($server, [
    'closure' => fn ($job) => throw new DomainException($job->workload()),
    'method' => [new Functions(), 'method'],
    'static' => 'Functions::fixed',
    'error' => fn ($job) => no_such_function(),
    'type' => fn ($job) => strlen([]),
    'empty' => fn ($job) => throw new Exception(),
    'fine' => fn () => 'fine',
]);
foreach (['closure', 'method', 'static', 'error', 'type', 'empty', 'fine'] as $function) {
    $client = start_client($server, $function, 'boom');
    try {
        var_dump($worker->work());
    } catch (Throwable $e) {
        echo 'caught ', get_class($e), ': ', $e->getMessage(), "\n";
        var_dump($worker->returnCode() === GEARMAN_WORK_EXCEPTION);
    }
    echo heard($client);
    echo implode(' ', $server->status($function)), "\n";
}
?>
--EXPECT--
caught DomainException: boom
bool(true)
exception: DomainException: boom
0 0 1
caught LogicException: boom
bool(true)
exception: LogicException: boom
0 0 1
caught RuntimeException: boom
bool(true)
exception: RuntimeException: boom
0 0 1
caught Error: Call to undefined function no_such_function()
bool(true)
exception: Error: Call to undefined function no_such_function()
0 0 1
caught TypeError: strlen(): Argument #1 ($string) must be of type string, array given
bool(true)
exception: TypeError: strlen(): Argument #1 ($string) must be of type string, array given
0 0 1
caught Exception: 
bool(true)
exception: Exception: 
0 0 1
bool(true)
complete: fine
0 0 1
