--TEST--
The gearman command, ours and theirs, as client and as worker, with our server as with theirs
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
if (!is_executable('/usr/bin/gearman')) {
    die('skip gearman-tools is not installed');
}
if (!is_executable(__DIR__ . '/../../tools/gearman')) {
    die('skip tools/gearman is not built');
}
?>
--FILE--
<?php
require __DIR__ . '/compat.inc';
compat_tools('gearman', function ($server, $tool) {
    $at = ['-h', '127.0.0.1', '-p', (string) $server->port];
    $gearman = function (string $data, string ...$options) use ($at, $tool): string {
        $process = proc_open([$tool, ...$at, ...$options], [['pipe', 'r'], ['pipe', 'w'], ['file', '/dev/null', 'w']], $pipes);
        fwrite($pipes[0], $data);
        fclose($pipes[0]);
        $output = stream_get_contents($pipes[1]);
        return proc_close($process) . ' ' . trim($output) . "\n";
    };
    // Its worker and its client.
    $worker = new Process([$tool, ...$at, '-w', '-f', 'reverse', '--', 'rev']);
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

    // A worker that ends after so many jobs.
    $worker = new Process([$tool, ...$at, '-w', '-c', '2', '-f', 'lines', '--', 'printf', 'a\nb\n']);
    echo $gearman('', '-s', '-f', 'lines');
    echo $gearman('', '-s', '-P', '-f', 'lines');
    var_dump($worker->wait());

    // One that fails, one without a command, one of several functions.
    $worker = new Process([$tool, ...$at, '-w', '-f', 'fails', '--', 'sh', '-c', 'cat; exit 3']);
    wait_for(fn () => $server->status('fails')[2], 'its worker');
    echo $gearman('some output', '-f', 'fails');
    $worker->kill();
    $worker = new Process([$tool, ...$at, '-w', '-f', 'prints']);
    wait_for(fn () => $server->status('prints')[2], 'its worker');
    echo $gearman('to be printed', '-f', 'prints');
    $worker->wait_text('to be printed');
    $worker->kill();
    $worker = new Process([$tool, ...$at, '-w', '-f', 'one', '-f', 'two', '--', 'cat']);
    wait_for(fn () => $server->status('two')[2], 'its worker');
    echo $gearman('', '-P', '-f', 'one', "x\n", '-s'), $gearman('', '-P', '-f', 'two', "y\n", "z\n");
    $worker->kill();

    // Streams.
    $script = start_script(our_extension(), $server->port, WORKER_SERVES);
    wait_for(fn () => $server->status('parts')[2], 'our worker');
    foreach ([[], ['-P']] as $options) {
        $process = proc_open([$tool, ...$at, ...$options, '-f', 'parts', 'x'], [['file', '/dev/null', 'r'], ['pipe', 'w'], ['pipe', 'w']],
            $pipes);
        echo json_encode(stream_get_contents($pipes[1])), json_encode(stream_get_contents($pipes[2])), "\n";
    }
    $script->kill();
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
b
0 lines: a
b
int(0)
1 some output
0 
0 one: x
0 two: y
two: z
"one two three50% Complete\n""careful"
"parts: one parts: 50% Complete\nparts: two parts: three""parts: careful"
