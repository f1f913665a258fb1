--TEST--
Clients and tasks cannot be cloned or serialized
--FILE--
<?php
foreach ([new GearmanClient(), new GearmanTask()] as $object) {
    foreach ([fn () => clone $object, fn () => serialize($object), fn () => unserialize('O:' . strlen($object::class) . ':"' . $object::class . '":0:{}')] as $copy) {
        try {
            $copy();
        } catch (Throwable $e) {
            echo $e->getMessage(), "\n";
        }
    }
}
?>
--EXPECT--
Trying to clone an uncloneable object of class GearmanClient
Serialization of 'GearmanClient' is not allowed
Unserialization of 'GearmanClient' is not allowed
Trying to clone an uncloneable object of class GearmanTask
Serialization of 'GearmanTask' is not allowed
Unserialization of 'GearmanTask' is not allowed
