--TEST--
options(), setOptions(), addOptions(), removeOptions()
--FILE--
<?php
$client = new GearmanClient();
$show = fn () => var_dump($client->options(), gearman_client_options($client));
$show();
var_dump($client->addOptions(GEARMAN_CLIENT_NON_BLOCKING));
$show();
var_dump($client->removeOptions(GEARMAN_CLIENT_NON_BLOCKING));
$show();
var_dump($client->setOptions(GEARMAN_CLIENT_NON_BLOCKING | GEARMAN_CLIENT_UNBUFFERED_RESULT));
$show();
var_dump(gearman_client_remove_options($client, GEARMAN_CLIENT_UNBUFFERED_RESULT), gearman_client_set_options($client, 0));
$show();
// ours: setOptions() sets it and does not unset it
$client->setOptions(GEARMAN_CLIENT_HASH_UNIQUE);
$client->setOptions(0);
var_dump($client->options() === GEARMAN_CLIENT_HASH_UNIQUE, GEARMAN_CLIENT_HASH_UNIQUE === 1 << 17);
$client->removeOptions(GEARMAN_CLIENT_HASH_UNIQUE);
$show();
?>
--EXPECT--
int(32)
int(32)
bool(true)
int(34)
int(34)
bool(true)
int(32)
int(32)
bool(true)
int(10)
int(10)
bool(true)
bool(true)
int(0)
int(0)
bool(true)
bool(true)
int(0)
int(0)
