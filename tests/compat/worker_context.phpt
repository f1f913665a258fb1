--TEST--
addFunction(): contexts of every type, and callables of every kind
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat(<<<'PHP'
    $client = client();
    foreach (['string', 'array', 'object', 'integer', 'object', 'array', 'named', 'static', 'method', 'invokable', 'required', 'counted'] as $function) {
        show($function, $client->doNormal($function, 'abc'), $client->returnCode());
    }
    PHP, <<<'PHP'
    function named($job) { return 'named ' . $job->workload(); }
    class Callables
    {
        public static function fixed($job) { return 'static ' . $job->workload(); }
        public function method($job) { return 'method ' . $job->workload(); }
        public function __invoke($job) { return 'invoked ' . $job->workload(); }
    }
    $worker = worker();
    $object = new stdClass();
    $object->count = 0;
    foreach (['string' => 'text', 'array' => ['a' => [1]], 'integer' => 17] as $name => $context) {
        show($name, $worker->addFunction($name, fn ($job, $given) => json_encode($given), $context), $worker->returnCode());
    }
    $worker->addFunction('object', fn ($job, $given) => ++$given->count, $object);
    $worker->addFunction('required', fn ($job, $required) => json_encode($required));
    $worker->addFunction('counted', function () { return (string) func_num_args(); });
    $worker->addFunction('named', 'named');
    $worker->addFunction('static', 'Callables::fixed');
    $worker->addFunction('method', [new Callables(), 'method']);
    $worker->addFunction('invokable', new Callables());
    serve($worker);
    show('count', $object->count);
    PHP);
?>
--EXPECT--
== all
string: "\"text\"", 0
array: "{\"a\":[1]}", 0
object: "1", 0
integer: "17", 0
object: "2", 0
array: "{\"a\":[1]}", 0
named: "named abc", 0
static: "static abc", 0
method: "method abc", 0
invokable: "invoked abc", 0
required: "null", 0
counted: "2", 0
-- worker
string: true, 0
array: true, 0
integer: true, 0
count: 2
