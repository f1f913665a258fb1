--TEST--
make install: binaries, manual pages and the systemd unit under DESTDIR and PREFIX; they work, and the pages have every option
--SKIPIF--
<?php
require __DIR__ . '/skipif.inc';
is_file(__DIR__ . '/../../server/gearmand') or die('skip server/gearmand is not built');
?>
--FILE--
<?php
require __DIR__ . '/tools.inc';
$root = dirname(__DIR__, 2);
$directory = sys_get_temp_dir() . '/gearman-test-' . bin2hex(random_bytes(6));
register_shutdown_function(fn () => exec('rm -rf ' . escapeshellarg($directory)));

// With other flags than those that it was built with, everything would be built anew.
$strict = str_contains((string) @file_get_contents("$root/server/build/plain/flags"), '-Werror') ? 'WERROR=1' : '';
foreach ([['PREFIX' => '/opt/gearman'], ['prefix' => '/usr', 'sbindir' => '/usr/bin']] as $variables) {
    exec("rm -rf '$directory'");
    $words = implode(' ', array_map(fn ($name, $value) => "$name=$value", array_keys($variables), $variables));
    exec("make -s -C $root/server install $strict 'DESTDIR=$directory' $words 2>&1", $output, $code);
    echo "-- $words: $code\n", implode("\n", $output);
    foreach (new RecursiveIteratorIterator(new RecursiveDirectoryIterator($directory, FilesystemIterator::SKIP_DOTS)) as $file) {
        $files[] = substr($file, strlen($directory)) . ($file->isExecutable() ? '*' : '');
        if (!in_array($file->getPerms() & 07777, [0644, 0755], true)) {
            printf("%s has mode %o\n", $file, $file->getPerms());
        }
    }
    sort($files);
    echo implode("\n", $files), "\n";
    $files = [];
    [$unit] = glob("$directory/*/lib/systemd/system/gearmand.service") ?: glob("$directory/*/*/lib/systemd/system/gearmand.service");
    echo implode("\n", preg_grep('/^Exec/', file($unit, FILE_IGNORE_NEW_LINES))), "\n";
}

echo "-- what was installed works\n";
putenv("GEARMAND=$directory/usr/bin/gearmand");
putenv("TOOLS=$directory/usr/bin");
$server = new Gearmand();
show_tool('gearadmin', ['-h', '127.0.0.1', '-p', (string) $server->port, '--status']);
show_tool('gearman', ['-h', '127.0.0.1', '-p', (string) $server->port, '-b', '-f', 'x', 'y']);
var_dump($server->stop());

echo "-- the unit\n";
if (trim((string) shell_exec('command -v systemd-analyze')) !== '') {
    // Its program is not where it will be.
    $copy = "$directory/gearmand.service";
    file_put_contents($copy, str_replace('ExecStart=', "ExecStart=$directory", file_get_contents($unit)));
    echo shell_exec("systemd-analyze verify --man=no $copy 2>&1");
    preg_match('/exposure level for gearmand.service: ([\d.]+)/', shell_exec("systemd-analyze security --no-pager --offline=true $copy 2>&1"), $match);
    echo isset($match[1]) ? ($match[1] <= 2 ? '' : "exposure $match[1]\n") : "no exposure\n";
}

echo "-- uninstall\n";
// From a copy, for what was installed is still wanted.
exec("cp -a '$directory' '$directory copy' && make -s -C $root/server uninstall 'DESTDIR=$directory copy' $words 2>&1 && find '$directory copy' -mindepth 2 -type f", $left, $code);
echo "$code ", implode("\n", $left), "\n";
exec("rm -rf '$directory copy'");

echo "-- the pages\n";
foreach (['gearman', 'gearadmin'] as $name) {
    $page = file_get_contents("$directory/usr/share/man/man1/$name.1");
    $help = run_tool($name, [$name === 'gearman' ? '-H' : '--help'])[1];
    preg_match_all('/^ +(?:-\w(?: \[ |, ))?--([a-z-]+)|^ +-(\w)\b(?!,? )?|^ +-(\w), -(\w)/m', $help, $found);
    $options = array_unique(array_filter([...$found[1], ...$found[2], ...$found[3], ...$found[4]]));
    foreach ($options as $option) {
        if (!preg_match('/^\.It .*\bF?l? ?' . (strlen($option) > 1 ? "-$option" : $option) . '\b/m', $page)) {
            echo "$name.1 lacks $option\n";
        }
    }
    preg_match_all('/^\.It .*Fl -([a-z-]+)/m', $page, $named);
    foreach ($named[1] as $option) {
        if (!str_contains($help, "--$option") && $option !== 'help') {
            echo "$name has no --$option\n";
        }
    }
    echo count($options) > 15 ? '' : "too few options of $name\n";
    if (trim((string) shell_exec('command -v groff')) !== '') {
        echo shell_exec('groff -mdoc -ww -Tutf8 -z ' . escapeshellarg("$directory/usr/share/man/man1/$name.1") . ' 2>&1');
    }
}
?>
--EXPECT--
-- PREFIX=/opt/gearman: 0
/opt/gearman/bin/gearadmin*
/opt/gearman/bin/gearman*
/opt/gearman/lib/systemd/system/gearmand.service
/opt/gearman/sbin/gearmand*
/opt/gearman/share/man/man1/gearadmin.1
/opt/gearman/share/man/man1/gearman.1
/opt/gearman/share/man/man8/gearmand.8
ExecStart=/opt/gearman/sbin/gearmand
ExecReload=/opt/gearman/sbin/gearmand --check-args
ExecReload=/bin/sh -c 'kill -HUP $MAINPID'
-- prefix=/usr sbindir=/usr/bin: 0
/usr/bin/gearadmin*
/usr/bin/gearman*
/usr/bin/gearmand*
/usr/lib/systemd/system/gearmand.service
/usr/share/man/man1/gearadmin.1
/usr/share/man/man1/gearman.1
/usr/share/man/man8/gearmand.8
ExecStart=/usr/bin/gearmand
ExecReload=/usr/bin/gearmand --check-args
ExecReload=/bin/sh -c 'kill -HUP $MAINPID'
-- what was installed works
exit code 0
.
exit code 0
int(0)
-- the unit
-- uninstall
0 
-- the pages
