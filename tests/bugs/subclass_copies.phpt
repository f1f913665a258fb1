--TEST--
Subclasses cannot be copied either, not even with methods of their own for it, and nothing that holds one
--FILE--
<?php
class Client extends GearmanClient
{
    public function __clone() {}
    public function __serialize(): array { return []; }
    public function __unserialize(array $data): void {}
}
class Worker extends GearmanWorker
{
    public function __sleep() { return []; }
    public function __wakeup() {}
}
class Task extends GearmanTask {}
class Job extends GearmanJob {}
foreach ([new Client(), new Worker(), new Task(), new Job()] as $object) {
    $class = get_class($object);
    $name = strlen($class) . ":\"$class\"";
    $holder = (object) ['held' => [$object]];
    $copies = [fn () => clone $object, fn () => serialize($object), fn () => serialize($holder), fn () => unserialize("O:$name:0:{}"),
        fn () => unserialize("C:$name:0:{}")];
    foreach ($copies as $i => $copy) {
        try {
            $copy();
            echo "$class $i: copied\n";
        } catch (Error | Exception $e) {
            echo $e->getMessage(), "\n";
        }
    }
    $shallow = clone $holder;
    var_dump($shallow->held[0] === $object);
}
// Made without a constructor's call it works, too.
$client = (new ReflectionClass('Client'))->newInstanceWithoutConstructor();
var_dump(@$client->ping('x'), $client->error());
?>
--EXPECT--
Trying to clone an uncloneable object of class Client
Serialization of 'Client' is not allowed
Serialization of 'Client' is not allowed
Unserialization of 'Client' is not allowed
Unserialization of 'Client' is not allowed
bool(true)
Trying to clone an uncloneable object of class Worker
Serialization of 'Worker' is not allowed
Serialization of 'Worker' is not allowed
Unserialization of 'Worker' is not allowed
Unserialization of 'Worker' is not allowed
bool(true)
Trying to clone an uncloneable object of class Task
Serialization of 'Task' is not allowed
Serialization of 'Task' is not allowed
Unserialization of 'Task' is not allowed
Unserialization of 'Task' is not allowed
bool(true)
Trying to clone an uncloneable object of class Job
Serialization of 'Job' is not allowed
Serialization of 'Job' is not allowed
Unserialization of 'Job' is not allowed
Unserialization of 'Job' is not allowed
bool(true)
bool(false)
string(26) "no servers have been added"
