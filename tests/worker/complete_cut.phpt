--TEST--
The stream is cut after every byte of WORK_COMPLETE: the server gives the job again, and the worker connects anew and does it
--FILE--
<?php
require __DIR__ . '/worker.inc';
$server = new Gearmand();
$proxy = php_process(<<<'PHP'
    $listener = stream_socket_server('tcp://127.0.0.1:0');
    echo 'port ', substr(strrchr(stream_socket_get_name($listener, false), ':'), 1), "\n";
    for ($cut = 0; $worker = stream_socket_accept($listener, 60);) {
        $server = stream_socket_client("tcp://127.0.0.1:$argv[1]");
        while (true) {
            $read = [$worker, $server];
            $none = null;
            stream_select($read, $none, $none, 60);
            foreach ($read as $from) {
                $bytes = (string) fread($from, 65536);
                if ($bytes === '') {
                    break 2;
                }
                $at = $from === $worker ? strpos($bytes, "\0REQ\0\0\0\x0d") : false;
                if ($at !== false && $cut < (int) $argv[2]) {
                    fwrite($server, substr($bytes, 0, $at + $cut++));
                    break 2;
                }
                fwrite($from === $worker ? $server : $worker, $bytes);
            }
        }
        fclose($server);
        fclose($worker);
    }
    PHP, $server->port, $length = 12 + strlen(client_for($server)->doBackground('f', 'abc')) + 1 + 3);
$proxy->wait_text("\n");
$runs = 0;
$worker = new GearmanWorker();
$worker->addServer('127.0.0.1', (int) substr($proxy->text(), 5));
$worker->setTimeout((int) (PATIENCE * 1000));
$worker->addFunction('f', function (GearmanJob $job) use (&$runs) {
    $runs++;
    return strrev($job->workload());
});
while ($runs < $length + 1 && $worker->work());
wait_for(fn () => $server->status('f')[0] === 0, 'the end of the job');
echo $runs - $length, "\n";
?>
--EXPECT--
1
