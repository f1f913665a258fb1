--TEST--
gearman.exceptions: what new clients and workers begin with; setOptions() does not take it away, removeOptions() does
--INI--
gearman.exceptions=1
--FILE--
<?php
$bits = [GEARMAN_CLIENT_EXCEPTIONS, GEARMAN_WORKER_EXCEPTIONS];
// beyond any bit of libgearman's
var_dump($bits[0] === 65536 && $bits[1] === 65536);
foreach ([GearmanClient::class, GearmanWorker::class] as $class) {
    $bit = GEARMAN_CLIENT_EXCEPTIONS;
    $on = static fn (object $object) => ($object->options() & $bit) !== 0;
    ini_set('gearman.exceptions', '1');
    $first = new $class();
    ini_set('gearman.exceptions', '0');
    $second = new $class();
    echo "$class: ", json_encode([$on($first), $on($second)]), "\n";
    $first->setOptions(2);
    $second->setOptions(2 | $bit);
    echo 'after setOptions: ', json_encode([$on($first), $on($second), $first->options() & 2, $second->options() & 2]), "\n";
    $first->removeOptions($bit);
    $second->removeOptions(2);
    echo 'after removeOptions: ', json_encode([$on($first), $on($second), $first->options() & 2, $second->options() & 2]), "\n";
    $second->setOptions(0);
    echo 'after setOptions(0): ', json_encode($on($second)), "\n";
}
foreach ([gearman_client_create(), gearman_worker_create()] as $object) {
    echo json_encode(($object->options() & 65536) !== 0), "\n";
}

class Mine extends GearmanClient
{
    public function __construct() {} // the parent's is not needed
}
ini_set('gearman.exceptions', '1');
try {
    (new Mine())->doNormal('f', '');
} catch (GearmanException $e) {
    echo $e->getMessage(), "\n";
}
foreach ([fn () => (new GearmanJob())->sendData(''), fn () => (new GearmanTask())->sendWorkload('')] as $call) {
    try {
        $call();
    } catch (GearmanException $e) {
        echo $e->getMessage(), ' (', $e->getCode(), ")\n";
    }
}
ob_start();
phpinfo(INFO_MODULES);
preg_match('/^gearman\.exceptions => .*$/m', ob_get_clean(), $match);
echo $match[0] ?? 'not shown', "\n";
?>
--EXPECT--
bool(true)
GearmanClient: [true,false]
after setOptions: [true,true,2,2]
after removeOptions: [false,true,2,0]
after setOptions(0): true
GearmanWorker: [true,false]
after setOptions: [true,true,2,2]
after removeOptions: [false,true,2,0]
after setOptions(0): true
false
false
no servers have been added
This GearmanJob was not given by a worker (49)
The workload was sent whole by addTask(); there is nothing left to send (49)
gearman.exceptions => On => On
