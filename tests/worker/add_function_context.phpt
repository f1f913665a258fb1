--TEST--
The context comes with every job, whatever its type
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$client = client_for($server);
$worker = worker_for($server, []);
$object = new stdClass();
$object->jobs = 0;
$array = ['a' => 1, 'self' => $object];
foreach ([null, true, 7, 1.5, 'text', $array, $object, fn () => 1, fopen('php://memory', 'r')] as $context) {
    $seen = [];
    $worker->addFunction('f', function ($job, $given) use (&$seen) { $seen[] = $given; }, $context);
    for ($i = 0; $i < 50; $i++) {
        $client->doBackground('f', '');
    }
    while (count($seen) < 50) {
        $worker->work();
    }
    echo get_debug_type($context), ' ', array_unique($seen, SORT_REGULAR) == [$context] ? 'ok' : 'differs', "\n";
}

$worker->addFunction('count', function ($job, $object) { return ++$object->jobs; }, $object);
for ($i = 0; $i < 3; $i++) {
    $process = start_client($server, 'count');
    $worker->work();
    echo heard($process);
}
var_dump($object->jobs);
?>
--EXPECT--
null ok
bool ok
int ok
float ok
string ok
array ok
stdClass ok
Closure ok
resource (stream) ok
complete: 1
complete: 2
complete: 3
int(3)
