--TEST--
The gearman command, as client and as worker, with our server as with theirs
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
if (!is_executable('/usr/bin/gearman')) {
    die('skip gearman-tools is not installed');
}
?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat_servers(function ($server) {
    $at = ['-h', '127.0.0.1', '-p', (string) $server->port];
    $gearman = function (string $data, string ...$options) use ($at): string {
        $process = proc_open(['/usr/bin/gearman', ...$at, ...$options], [['pipe', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes);
        fwrite($pipes[0], $data);
        fclose($pipes[0]);
        $output = stream_get_contents($pipes[1]);
        return proc_close($process) . ' ' . trim($output) . "\n";
    };
    // Its worker and its client.
    $worker = new Process(['/usr/bin/gearman', ...$at, '-w', '-f', 'reverse', '--', 'rev']);
    wait_for(fn () => $server->status('reverse')[2], 'its worker');
    echo $gearman('hello', '-f', 'reverse');
    echo $gearman('hello', '-f', 'reverse', '-u', 'unique');
    echo $gearman('high', '-f', 'reverse', '-I');
    echo $gearman('low', '-f', 'reverse', '-L');
    echo $gearman("one\ntwo\nthree\n", '-f', 'reverse', '-n');
    echo $gearman('', '-f', 'reverse', '-P', 'an argument');
    echo $gearman('background', '-f', 'reverse', '-b');
    wait_for(fn () => $server->status('reverse')[0] === 0, 'the background job is done');
    echo $gearman('high in the background', '-f', 'reverse', '-b', '-I');
    wait_for(fn () => $server->status('reverse')[0] === 0, 'the background job is done');

    // Its worker and our client.
    $client = new GearmanClient();
    $client->addServer('127.0.0.1', $server->port);
    var_dump($client->doNormal('reverse', 'abc'));
    $worker->kill(15);

    // Our worker and its client: results, data, failures.
    $worker = start_script(our_extension(), $server->port, WORKER_SERVES);
    echo $gearman('hello', '-f', 'reverse');
    echo $gearman('abc', '-f', 'parts');
    echo substr($gearman('x', '-f', 'fail'), 0, 1) !== '0' ? "failed\n" : "not failed\n";
    echo $gearman('twice', '-f', 'reverse', '-f', 'complete');

    $worker->kill();

    // A worker that ends after so many jobs, and prints each line as data.
    $worker = new Process(['/usr/bin/gearman', ...$at, '-w', '-c', '1', '-n', '-f', 'lines', '--', 'printf', 'a\nb\n']);
    echo $gearman('', '-s', '-f', 'lines');
    var_dump($worker->wait());
});
?>
--EXPECT--
== all
0 olleh
0 olleh
0 hgih
0 wol
0 eno
owt
eerht
0 reverse: tnemugra na
0 
0 
string(3) "cba"
0 olleh
0 one two three50% Complete
failed
0 earlyeciwt
0 a
a
b
int(0)
