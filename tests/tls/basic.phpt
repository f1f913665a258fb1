--TEST--
Client, worker and server speak TLS with each other
--EXTENSIONS--
gearman
--SKIPIF--
<?php require __DIR__ . '/skipif.inc'; ?>
--FILE--
<?php
require __DIR__ . '/tls.inc';

$certificates = new Certificates();
$server = tls_server($certificates->make('server'));
$trust = ['cafile' => $certificates->ca];

$worker = tls_worker($server->address, $trust);
$client = connected_client($server->address, $trust);
var_dump($client->doNormal('reverse', 'gnirts'), $client->error());
var_dump($client->ping('hello'));

// the forms of addServer() and addServers()
foreach (["tls://$server->address", "tls://localhost:$server->port", "tls://[::1]:$server->port"] as $form) {
    var_dump(tls_client($form, $trust)->doNormal('reverse', 'abc'));
}
$client = new GearmanClient();
$client->addServer('tls://127.0.0.1', $server->port);
$client->setSSL($trust);
var_dump($client->doNormal('reverse', 'def'));

// both ways, several records a packet
$large = random_bytes(16 * 1024 * 1024 + 7);
var_dump($client->doNormal('echo', $large) === $large);

// many at once
$tasks = [];
$client->setCompleteCallback(function ($task) use (&$tasks) { $tasks[$task->unique()] = $task->data(); });
for ($i = 0; $i < 500; $i++) {
    $client->addTask('reverse', "task $i", null, "u$i");
}
var_dump($client->runTasks(), count($tasks), $tasks['u123']);

// the worker's ping(), on a connection of its own
$other = new GearmanWorker();
$other->setSSL($trust);
$other->addServers($server->address);
var_dump($other->ping('there?'));
?>
--EXPECT--
string(6) "string"
bool(false)
bool(true)
string(3) "cba"
string(3) "cba"
string(3) "cba"
string(3) "fed"
bool(true)
bool(true)
int(500)
string(8) "321 ksat"
bool(true)
