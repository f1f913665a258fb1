--TEST--
--idle-timeout: closes who never sent a whole request, in whatever pieces; a sleeping worker and one line are enough to stay
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

$server = Server::start('--idle-timeout', '1', '--verbose', 'INFO');
$began = microtime(true);
$worker = $server->connect()->request('CAN_DO', 'f')->request('PRE_SLEEP');
$admin = $server->connect()->send("version\n");
$admin->line();
$silent = $server->connect();
$half = $server->connect()->send(substr(request('ECHO_REQ', 'x'), 0, 9));
$line = $server->connect()->send('stat');
$stuck = $server->connect()->send("\0REQ" . pack('NN', 16, 1000) . 'too little');
foreach ([$silent, $half, $line, $stuck] as $wire) {
	echo $wire->closed() ? "closed\n" : "open\n";
}
$lasted = microtime(true) - $began;
echo $lasted > 0.9 && $lasted < DEADLINE ? "in time\n" : "after $lasted s\n";
$late = $server->connect();
$client = $server->connect();
echo $late->closed() ? "closed\n" : "open\n";
$admin->command('verbose');
$server->connect()->request('SUBMIT_JOB_BG', 'f', 'u', '')->receive();
$worker->show();
echo preg_match_all('/ closing .*: no request came within 1 s$/m', $server->log()) >= 5 ? "said\n" : $server->log();
$server->stop();
?>
--EXPECT--
closed
closed
closed
closed
in time
closed
OK INFO\n
NOOP
said
