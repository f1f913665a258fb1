--TEST--
Workers and jobs are neither cloned nor serialized
--FILE--
<?php
foreach ([new GearmanWorker(), new GearmanJob()] as $object) {
    foreach ([fn () => clone $object, fn () => serialize($object), fn () => unserialize('O:' . strlen(get_class($object)) . ':"' . get_class($object) . '":0:{}')] as $copy) {
        try {
            $copy();
            echo "copied\n";
        } catch (Throwable $e) {
            echo get_class($e), ': ', $e->getMessage(), "\n";
        }
    }
}
?>
--EXPECT--
Error: Trying to clone an uncloneable object of class GearmanWorker
Exception: Serialization of 'GearmanWorker' is not allowed
Exception: Unserialization of 'GearmanWorker' is not allowed
Error: Trying to clone an uncloneable object of class GearmanJob
Exception: Serialization of 'GearmanJob' is not allowed
Exception: Unserialization of 'GearmanJob' is not allowed
