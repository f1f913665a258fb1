--TEST--
The database is written over, cut, deleted or replaced, or loses what lies beside it, while the server runs: no job is lost
--SKIPIF--
<?php
require __DIR__ . '/queue.inc';
skip_without_sqlite(true);
?>
--FILE--
<?php
require __DIR__ . '/queue.inc';
require __DIR__ . '/faults.inc';

function write_over(string $file, int $at, int $length): void
{
	$stream = fopen($file, 'r+');
	fseek($stream, $at);
	fwrite($stream, random_bytes($length));
	fclose($stream);
}

$damages = [
	'written over' => fn ($file) => file_put_contents($file, random_bytes(50000)),
	'its first page' => fn ($file) => write_over($file, 0, 4096),
	'cut' => fn ($file) => file_put_contents($file, ''),
	'deleted' => fn ($file) => unlink($file),
	'all deleted' => fn ($file) => array_map('unlink', glob("$file*")),
	'replaced' => fn ($file) => copy($file, "$file-copy") && rename("$file-copy", $file),
	'no -wal' => fn ($file) => unlink("$file-wal"),
	'another -wal' => fn ($file) => unlink("$file-wal") && file_put_contents("$file-wal", 'x'),
	'no -shm' => fn ($file) => unlink("$file-shm"),
];
$directory = sys_get_temp_dir() . '/queue-damage-' . getmypid();
mkdir($directory);
register_shutdown_function(fn () => exec('rm -rf ' . escapeshellarg($directory)));
foreach (array_keys($damages) as $i => $damage) {
	$file = "$directory/$i.db";
	$server = Server::start(...queue_options($file));
	$client = $server->connect();
	for ($n = 0; $n < 50; $n++) {
		submit($client, "before $n", str_repeat('x', 100000)) === 'JOB_CREATED' or print("not taken\n");
	}
	$damages[$damage]($file);
	echo "$damage: ", recovers($client, 'after'), ', ', $server->logged('/ 5[01] jobs are stored again/') ? 'stored again' : $server->log();
	/* What is stored again is in order before what comes then. */
	$last = submit($client, 'last');
	echo ', ', $last, ', ', foreground($server);
	$found = explode(' ', str_replace('before ', 'before-', uniques_after_kill($server, queue_options($file))));
	echo ', ', count($found) === 52 && end($found) === 'last' ? 'all there' : implode(' ', $found), glob("$file.damaged-*") ? ', set aside' : '', "\n";
}

/* At the start nobody has the jobs: it is left as it is, for somebody to look at. */
foreach (['garbage' => random_bytes(50000), 'a cut one' => substr(file_get_contents("$directory/8.db"), 0, 5000)] as $what => $content) {
	file_put_contents("$directory/start.db", $content);
	$server = new Server();
	$server->run(['-p', '0', ...queue_options("$directory/start.db")]);
	echo "$what: exit ", $server->exit_code(), ', ', preg_match('/(cannot be opened|cannot be used).*/', $server->log(), $found) ? str_replace($directory, 'DIR', $found[0]) : $server->log(),
		', ', file_get_contents("$directory/start.db") === $content ? 'untouched' : 'changed', "\n";
	array_map('unlink', glob("$directory/start.db*"));
}

/* What can be read of it is had as docs/queues.md says. */
$file = "$directory/old.db";
$server = Server::start(...queue_options($file));
$client = $server->connect();
$client->send(implode('', array_map(fn ($n) => request('SUBMIT_JOB_BG', 'f', "job $n", str_repeat('x', 100)), range(1, 2000))));
for ($n = 0; $n < 2000; $n++) {
	$client->receive();
}
$server->stop();
write_over($file, 100000, 3000);
$server = new Server();
$server->run(['-p', '0', ...queue_options($file)]);
echo 'a damaged one: exit ', $server->exit_code(), ', ';
exec("sqlite3 $file .dump | sed 's/^ROLLBACK.*/COMMIT;/' | sqlite3 $directory/new.db");
$server = Server::start(...queue_options("$directory/new.db"));
preg_match('/: (\d+) jobs loaded, 0 left out/', $server->log(), $found) or print($server->log());
echo $found[1] > 1000 && $found[1] < 2000 ? "most of it is there\n" : "$found[1] loaded\n";
$server->stop();
?>
--EXPECT--
written over: recovered, stored again, JOB_CREATED, done, all there, set aside
its first page: recovered, stored again, JOB_CREATED, done, all there
cut: recovered, stored again, JOB_CREATED, done, all there
deleted: recovered, stored again, JOB_CREATED, done, all there
all deleted: recovered, stored again, JOB_CREATED, done, all there
replaced: recovered, stored again, JOB_CREATED, done, all there
no -wal: recovered, stored again, JOB_CREATED, done, all there
another -wal: recovered, stored again, JOB_CREATED, done, all there
no -shm: recovered, stored again, JOB_CREATED, done, all there
garbage: exit 1, cannot be opened: DIR/start.db: cannot be read: file is not a database, untouched
a cut one: exit 1, cannot be opened: DIR/start.db: cannot be read: database disk image is malformed, untouched
a damaged one: exit 1, most of it is there
