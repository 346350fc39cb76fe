-- server: how many requests a second `wenda serve` answers, beside nginx with the same files and one worker; in turns.
local harness = require "harness"
local quote, must = harness.quote, harness.must

local NGINX = "/usr/sbin/nginx"
local ROUNDS, SECONDS = 3, 2

local CONFIGURATION = [[
daemon off; worker_processes 1; pid %s/nginx.pid; error_log /dev/null;
events { worker_connections 256; }
http {
  access_log off; sendfile on; keepalive_requests 1000000; default_type text/html;
  client_body_temp_path %s/1; proxy_temp_path %s/2; fastcgi_temp_path %s/3; uwsgi_temp_path %s/4; scgi_temp_path %s/5;
  server { listen 127.0.0.1:%d; root %s; }
}
]]

-- Starts the command, which is to end with this run's `room`; waits until the port answers.
local function start(room, command, port)
  must(("{ %s >/dev/null 2>&1 & echo $! >> %s/pids; }"):format(command, room))
  must(("for _ in $(seq 100); do curl -so /dev/null http://127.0.0.1:%d/ && exit; sleep 0.1; done; exit 1"):format(port))
end

local function rate(port, path)
  local told = must(("wrk -t 1 -c 16 -d %ds http://127.0.0.1:%d/%s"):format(SECONDS, port, path))
  assert(not told:find "Non%-2xx", told)
  return tonumber(told:match "Requests/sec:%s*([%d.]+)")
end

-- `site` is an absolute path; two ports from `port` on must be free.
return function(row, wenda, site, port)
  local room = must "mktemp -d":gsub("\n$", "")
  harness.write(room .. "/nginx.conf", CONFIGURATION:format(room, room, room, room, room, room, port + 1, site))
  start(room, ("%s serve %s -p %d"):format(quote(wenda), quote(site), port), port)
  start(room, ("%s -p %s -c %s/nginx.conf"):format(NGINX, room, room), port + 1)
  for _, path in ipairs { "index.html", "search.js", "site.webmanifest" } do
    local ours, theirs = 0, 0
    for _ = 1, ROUNDS do
      ours, theirs = math.max(ours, rate(port, path)), math.max(theirs, rate(port + 1, path))
    end
    row(("%s: requests a second; nginx: %.0f"):format(path, theirs), ("%.0f"):format(ours))
  end
  must(("kill $(cat %s/pids); rm -rf %s"):format(room, room))
end
