--TEST--
SIGTERM while peers submit, work and do not read: it ends within two seconds, and what it sent are whole packets
--SKIPIF--
<?php
require __DIR__ . '/wire.inc';
skip_without_server();
?>
--FILE--
<?php
require __DIR__ . '/wire.inc';

/* Sends as fast as it is taken, keeps what comes; the rest of a packet that was cut by a full socket is sent first. */
final class Flood
{
	private string $unsent = '';
	public string $got = '';
	public bool $ended = false;

	public function __construct(public $stream, private string $bytes, private bool $reads = true)
	{
		stream_set_blocking($stream, false);
	}

	public function step(): void
	{
		$this->unsent = $this->unsent === '' ? $this->bytes : $this->unsent;
		$written = @fwrite($this->stream, $this->unsent);
		$this->unsent = substr($this->unsent, (int) $written);
		if ($this->reads) {
			$this->got .= (string) @fread($this->stream, 1 << 18);
			$this->ended = feof($this->stream);
		}
	}

	public function is_whole(): bool
	{
		for ($at = 0; $at < strlen($this->got); $at += 12 + $size) {
			if (substr($this->got, $at, 4) !== "\0RES" || strlen($this->got) < $at + 12) {
				return false;
			}
			$size = unpack('N', $this->got, $at + 8)[1];
		}
		return $at === strlen($this->got);
	}
}

putenv('TZ=UTC'); // of its log
$server = Server::start();
$address = "tcp://127.0.0.1:$server->port";
$floods = [];
for ($i = 0; $i < 4; $i++) {
	$floods[] = new Flood(stream_socket_client($address), str_repeat(request('SUBMIT_JOB_BG', "f$i", '', str_repeat('x', 100)), 50));
	$floods[] = new Flood(stream_socket_client($address), request('CAN_DO', "f$i") . str_repeat(request('GRAB_JOB'), 50));
}
$deaf = new Flood(stream_socket_client($address), request('ECHO_REQ', str_repeat('x', 100000)), false);
$loaded = until(function () use ($floods, $deaf) {
	foreach ([...$floods, $deaf] as $flood) {
		$flood->step();
	}
	return min(array_map(fn ($flood) => strlen($flood->got), $floods)) > 100000;
});
echo $loaded ? "loaded\n" : "no load\n";

/*
 * Two seconds of its own: the time in which the server could have run and others did does not count. When it ended is in its
 * log, so that neither does what this process misses.
 */
$waited = fn () => (int) (explode(' ', (string) @file_get_contents("/proc/$server->pid/schedstat"))[1] ?? 0) / 1e9;
$waited_before = $waited_after = $waited();
$began = microtime(true);
posix_kill_or_command($server->pid, 15);
until(function () use ($floods, $deaf, $waited, &$waited_after) {
	foreach ([...$floods, $deaf] as $flood) {
		$flood->step();
	}
	$waited_after = max($waited_after, $waited());
	return !array_filter($floods, fn ($flood) => !$flood->ended);
});
$code = $server->exit_code();
preg_match('/^(\S+ \S+) NOTICE ended$/m', $server->log(), $match);
$took = (float) (new DateTime($match[1] ?? 'now', new DateTimeZone('UTC')))->format('U.u') - $began - ($waited_after - $waited_before);
$allowed = str_contains(server_binary(), 'asan') ? 10.0 : 2.0;
echo $code === 0 && $took < $allowed ? "ended in time\n" : var_export($code, true) . " after $took s\n";
echo array_filter($floods, fn ($flood) => !$flood->is_whole()) ? "half a packet\n" : "whole packets\n";
?>
--EXPECT--
loaded
ended in time
whole packets
