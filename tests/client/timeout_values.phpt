--TEST--
setTimeout(): negative is none, 0 does not wait, too much is a ValueError
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
$client = new GearmanClient();
foreach ([-1, -5, 0, 1, 2147483647] as $timeout) {
    $client->setTimeout($timeout);
    var_dump($client->timeout(), gearman_client_timeout($client));
}
try {
    $client->setTimeout(2147483648);
} catch (ValueError $e) {
    echo $e->getMessage(), "\n";
}
?>
--EXPECT--
int(-1)
int(-1)
int(-1)
int(-1)
int(0)
int(0)
int(1)
int(1)
int(2147483647)
int(2147483647)
GearmanClient::setTimeout(): Argument #1 ($timeout) must be at most 2147483647 milliseconds
