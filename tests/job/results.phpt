--TEST--
What a function returns becomes the result
--FILE--
<?php
require __DIR__ . '/../worker/worker.inc';
class Text { public function __toString() { return 'text'; } }
$server = new Gearmand();
$result = null;
$worker = worker_for($server, ['f' => function () use (&$result) { return $result; }]);
foreach (['', 'string', 7, 1.5, true, false, null, new Text(), "nul\0byte"] as $result) {
    $client = start_client($server, 'f');
    $worker->work();
    echo heard($client);
}
?>
--EXPECTF--
complete: 
complete: string
complete: 7
complete: 1.5
complete: 1
complete: 
complete: 
complete: text
complete: nul%0byte
