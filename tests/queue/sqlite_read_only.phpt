--TEST--
A file or a directory that cannot be written, another server's file: refused at the start with the reason; while it runs, jobs are refused until it can be
--SKIPIF--
<?php
require __DIR__ . '/queue.inc';
skip_without_sqlite();
if (PHP_OS_FAMILY !== 'Linux') die('skip a user without rights is made by setpriv');
?>
--FILE--
<?php
require __DIR__ . '/queue.inc';
require __DIR__ . '/faults.inc';

/* To root nothing is read-only: the server runs as somebody else. */
$directory = sys_get_temp_dir() . '/queue-read-only-' . getmypid();
mkdir($directory, 0755);
register_shutdown_function(fn () => exec('rm -rf ' . escapeshellarg($directory)));
copy(server_binary(), "$directory/gearmand");
chmod("$directory/gearmand", 0755);
if (fileowner($directory) === 0) {
	file_put_contents("$directory/as-nobody", "#!/bin/sh\nexec setpriv --reuid=65534 --regid=65534 --clear-groups $directory/gearmand \"\$@\"\n");
	chmod("$directory/as-nobody", 0755);
	putenv("GEARMAND=$directory/as-nobody");
} else {
	putenv("GEARMAND=$directory/gearmand");
}
$queue = "$directory/queue";
mkdir($queue);
chmod($queue, 0777);

function refused(array $options): string
{
	global $directory;
	$server = new Server();
	$server->run(['-p', '0', ...$options]);
	$code = $server->exit_code();
	return "exit $code, " . (preg_match('/cannot be opened: (.*)/', $server->log(), $found) ? str_replace($directory, 'DIR', $found[1]) : $server->log());
}

$options = queue_options("$queue/queue.db");
Server::start(...$options)->stop();
chmod("$queue/queue.db", 0444);
echo "file: ", refused($options), "\n";
chmod("$queue/queue.db", 0666);
chmod($queue, 0555);
echo "directory: ", refused($options), "\n";
chmod($queue, 0777);

$server = Server::start(...$options);
$client = $server->connect();
echo submit($client, 'before'), "\n";
echo "second server: ", refused($options), "\n";
symlink("$queue/queue.db", "$queue/link.db");
echo "by another name: ", refused(queue_options("$queue/link.db")), "\n";
unlink("$queue/link.db");

/* Deleted, and nothing new can be made in its place. */
chmod($queue, 0555);
unlink("$queue/queue.db");
for ($i = 0; $i < 20; $i++) {
	$answers[preg_replace('/.*: /', '', submit($client, "refused $i"))] = true;
	usleep(20000);
}
echo implode(', ', array_keys($answers)), "\n", foreground($server), "\n";
chmod($queue, 0777);
echo recovers($client, 'after'), "\n", told($server), "\n";
echo $server->logged('/jobs are stored again/') ? submit($client, 'last') : $server->log(), "\n", uniques_after_kill($server, $options), "\n";
?>
--EXPECT--
file: exit 1, DIR/queue/queue.db: cannot be opened: Permission denied
directory: exit 1, DIR/queue/queue.db: cannot be read: attempt to write a readonly database
JOB_CREATED
second server: exit 1, DIR/queue/queue.db: another server has it as its queue
by another name: exit 1, DIR/queue/link.db: another server has it as its queue
Permission denied
done
recovered
1 cannot be used, 1 works again
JOB_CREATED
before after last
