--TEST--
A forked child never speaks on its parent's connection: both go on, and the child's end does not end the parent's
--SKIPIF--
<?php if (!function_exists('pcntl_fork')) die('skip needs pcntl'); ?>
--FILE--
<?php
require __DIR__ . '/client.inc';
print_warnings();
[$port, $fake] = fake_server(<<<'PHP'
    // Each connection's packets are answered with the connection's number, so that who is on which is seen.
    for ($n = 1; $socket = @stream_socket_accept($listener, 20); $n++) {
        if (pcntl_fork() === 0) {
            for ($i = 1; receive($socket); $i++) {
                send($socket, 8, "connection $n, job $i");
            }
            echo "connection $n closed after ", $i - 1, " jobs\n";
            exit;
        }
        fclose($socket);
    }
    PHP);
$client = new GearmanClient();
$client->addServer('127.0.0.1', $port);
echo 'parent: ', $client->doBackground('f', ''), "\n";
$child = pcntl_fork();
if ($child === 0) {
    echo 'child: ', $client->doBackground('f', ''), "\n", 'child: ', $client->doBackground('f', ''), "\n";
    unset($client);
    pcntl_exec('/bin/true');
}
pcntl_waitpid($child, $status);
echo 'parent: ', $client->doBackground('f', ''), "\n";
unset($client);
$fake->wait_text('connection 1 closed after 2 jobs');
$fake->wait_text('connection 2 closed after 2 jobs');
?>
--EXPECT--
parent: connection 1, job 1
child: connection 2, job 1
child: connection 2, job 2
parent: connection 1, job 2
