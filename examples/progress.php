<?php
/*
 * How far is it? One long background job, asked about by its handle until it is done.
 *
 *   php examples/progress.php [PORT]        (with examples/worker.php running)
 */
$client = new GearmanClient();
$client->addServer('localhost', (int) ($argv[1] ?? 4730));

$handle = $client->doBackground('convert_film', '50');
if ($client->returnCode() !== GEARMAN_SUCCESS) {
	fwrite(STDERR, $client->error() . "\n");
	exit(1);
}
echo "convert_film is $handle\n";

/* On a terminal a bar that grows; elsewhere a line each quarter. */
function draw(int $percent): void
{
	static $quarter = -1;
	if (stream_isatty(STDOUT)) {
		$full = intdiv($percent * 40, 100);
		printf("\r%s%s %3d%%", str_repeat('#', $full), str_repeat('.', 40 - $full), $percent);
	} elseif (intdiv($percent, 25) > $quarter) {
		$quarter = intdiv($percent, 25);
		echo "$percent%\n";
	}
}

$progress = microtime(true);
$before = 0;
do {
	usleep(50_000);
	[$known, $running, $numerator, $denominator] = $client->jobStatus($handle);
	if ($client->returnCode() !== GEARMAN_SUCCESS) {
		fwrite(STDERR, "\n" . $client->error() . "\n");
		exit(1);
	}
	if (!$known) {
		break;
	}
	if ($denominator > 0) {
		draw(intdiv(100 * $numerator, $denominator));
	}
	if ($numerator !== $before) {
		[$progress, $before] = [microtime(true), $numerator];
	}
} while (microtime(true) - $progress < 30);

if ($known) {
	fwrite(STDERR, "\nno progress for 30 seconds; is a worker running?\n");
	exit(1);
}
draw(100);
echo stream_isatty(STDOUT) ? "\n" : '', "done\n";
