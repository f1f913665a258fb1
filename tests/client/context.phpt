--TEST--
setContext() and context(): a string of any bytes, '' when none was set
--FILE--
<?php
$client = new GearmanClient();
var_dump($client->context(), $client->setContext('_test_'), $client->context());
var_dump(gearman_client_set_context($client, "a\0b"), gearman_client_context($client) === "a\0b");
var_dump($client->setContext(''), $client->context());
?>
--EXPECT--
string(0) ""
bool(true)
string(6) "_test_"
bool(true)
bool(true)
bool(true)
string(0) ""
