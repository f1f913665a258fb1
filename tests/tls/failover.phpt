--TEST--
Of several servers that speak TLS, one that is gone, or is not whom it says it is, is passed over
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$certificate = $certificates->make('server');
$trust = ['cafile' => $certificates->ca];
$first = tls_server($certificate);
$impostor = tls_server($certificates->self_signed('impostor'));
$last = tls_server($certificate);
$servers = "$first->address,$impostor->address,$last->address";

$worker = php_process(<<<'PHP'
    $worker = new GearmanWorker();
    $worker->setSSL(unserialize($argv[2]));
    $worker->addServers($argv[1]);
    $worker->addFunction('reverse', fn ($job) => strrev($job->workload()));
    while (true) {
        @$worker->work();
    }
    PHP, $servers, serialize($trust));
$client = tls_client($servers, $trust);
var_dump($client->doNormal('reverse', 'one'));
$first->stop();
var_dump($client->doNormal('reverse', 'two'), $client->error());
$last->stop();
var_dump(@$client->doNormal('reverse', 'three'));
// The last of the three attempts: two are refused, one is not trusted.
var_dump((bool) preg_match('/certificate verify failed|Connection refused/', $client->error()));
$first->restart();
wait_for(fn () => @$client->doNormal('reverse', 'four') === 'ruof', 'the first server and the worker again');
echo "again\n";
?>
--EXPECT--
string(3) "eno"
string(3) "owt"
bool(false)
bool(false)
bool(true)
again
