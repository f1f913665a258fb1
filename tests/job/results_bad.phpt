--TEST--
A result that is no text: an array with a warning, an object as an exception that leaves work()
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
class Silent {}
class Loud { public function __toString() { throw new DomainException('no text'); } }
$server = new Gearmand();
$result = null;
$worker = worker_for($server, ['f' => function () use (&$result) { return $result; }]);
foreach ([[1], new Silent(), new Loud(), fn () => 1] as $result) {
    $client = start_client($server, 'f');
    try {
        var_dump($worker->work());
    } catch (Throwable $e) {
        echo get_class($e), "\n";
    }
    echo heard($client);
}
?>
--EXPECTF--
Warning: Array to string conversion in %s on line %d
bool(true)
complete: Array
Error
exception: Error: Object of class Silent could not be converted to string
DomainException
exception: DomainException: no text
Error
exception: Error: Object of class Closure could not be converted to string
