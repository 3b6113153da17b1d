-- Charges all counters, or none when one of them has no room.
-- KEYS  one for each counter
-- ARGV  the time in microseconds, or 0 for the server's own; then for each counter: 1 when aligned to the calendar, the window in
--       microseconds, and in millionths the max, the cost and the lease that is wanted besides
-- Answers {0, index, wait} when there is no room: the counter with the longest wait in microseconds, -1 for ever; or {1, then for each
-- counter: stamp, lease granted, the lease's stamp, how long the lease is valid in microseconds}.
--
-- A sliding counter is a header (total, latest time) and a log of charges in order (first time, last time, amount); a charge leaves one
-- window after its last time.  A calendar counter is (used, number of the window).  All numbers are integers below 2^53, kept as doubles,
-- which hold them exactly.
local HEADER, ENTRY, MOST = 16, 24, 256

local now = tonumber(ARGV[1])
if now == 0 then
  local time = redis.call('TIME')
  now = tonumber(time[1]) * 1000000 + tonumber(time[2])
end

local function digits(number)
  return string.format('%.0f', number)
end

local function whole(number, unit)
  return number - math.fmod(number, unit)
end

local function open_calendar(c, value)
  c.used, c.index = 0, whole(now, c.window) / c.window
  if value then
    local used, index = struct.unpack('<dd', value)
    -- A clock that was set back stays in the latest window.
    if index >= c.index then
      c.used, c.index = used, index
    end
  end
  c.room = c.max - c.used
end

local function open_sliding(c, value)
  c.log, c.total, c.latest, c.at = value or '', 0, now, HEADER + 1
  if value then
    local latest
    c.total, latest = struct.unpack('<dd', value)
    -- A clock that was set back stands still until it has caught up.
    c.latest = math.max(now, latest)
    local gone = c.latest - c.window
    while c.at < #value do
      local _, last, amount = struct.unpack('<ddd', value, c.at)
      if last > gone then
        break
      end
      c.total, c.at = c.total - amount, c.at + ENTRY
    end
  end
  c.room = c.max - c.total
end

local function wait(c)
  if c.cost > c.max then
    return -1
  end
  if c.calendar then
    return (c.index + 1) * c.window - now
  end
  local missing, freed, moment, at = c.cost - c.room, 0, 0, c.at
  while freed < missing and at < #c.log do
    local _, last, amount = struct.unpack('<ddd', c.log, at)
    freed, moment, at = freed + amount, math.max(moment, last), at + ENTRY
  end
  return moment + c.window - now
end

-- Joins neighbours within a 64th of the window; what is joined leaves with its youngest part.  At most 132 entries are left.
local function thin(c)
  local grain, kept = whole(c.window, 64) / 64, {}
  local first, last, amount = struct.unpack('<ddd', c.log, c.at)
  for at = c.at + ENTRY, #c.log, ENTRY do
    local next_first, next_last, next_amount = struct.unpack('<ddd', c.log, at)
    local joined = math.max(last, next_last)
    if joined - first <= grain then
      last, amount = joined, amount + next_amount
    else
      kept[#kept + 1] = struct.pack('<ddd', first, last, amount)
      first, last, amount = next_first, next_last, next_amount
    end
  end
  kept[#kept + 1] = struct.pack('<ddd', first, last, amount)
  c.log, c.at = string.rep('\0', HEADER) .. table.concat(kept), HEADER + 1
end

local function append(c, last, amount)
  if amount == 0 then
    return
  end
  c.total = c.total + amount
  local tail = #c.log - ENTRY + 1
  if tail >= c.at then
    local first, tail_last, tail_amount = struct.unpack('<ddd', c.log, tail)
    if tail_last == last then
      c.log = string.sub(c.log, 1, tail - 1) .. struct.pack('<ddd', first, last, tail_amount + amount)
      return
    end
    if #c.log - c.at + 1 >= MOST * ENTRY then
      thin(c)
    end
  else
    c.log, c.at = string.rep('\0', HEADER), HEADER + 1
  end
  c.log = c.log .. struct.pack('<ddd', c.latest, last, amount)
end

-- At most an eighth of what is left, so that replicas refuse little because of what another holds unused.
local function grant(c)
  if c.lease == 0 then
    return 0
  end
  local most = math.floor(math.max(0, c.room - c.cost) / 8)
  return whole(math.min(c.lease, most), c.cost)
end

-- A 128th of the window, so that a lease and a joined entry together stay within a 64th; at most five seconds.
local function lease_time(c)
  return math.min(whole(c.window, 128) / 128, 5000000)
end

local function save(c, key, value)
  -- One 64th and a second longer than the last charge counts.
  local life = math.floor(c.window / 1000 * 65 / 64) + 1000
  redis.call('SET', key, value, 'PX', digits(life))
end

local counters, refused, longest = {}, nil, nil
for i = 1, #KEYS do
  local arg = (i - 1) * 5 + 2
  local c = {
    calendar = ARGV[arg] == '1',
    window = tonumber(ARGV[arg + 1]),
    max = tonumber(ARGV[arg + 2]),
    cost = tonumber(ARGV[arg + 3]),
    lease = tonumber(ARGV[arg + 4]),
  }
  local value = redis.call('GET', KEYS[i])
  if c.calendar then
    open_calendar(c, value)
  else
    open_sliding(c, value)
  end
  if c.cost > c.room then
    local time = wait(c)
    if not refused or (longest ~= -1 and (time == -1 or time > longest)) then
      refused, longest = i - 1, time
    end
  end
  counters[i] = c
end

if refused then
  return { 0, refused, longest }
end

local answer = { 1 }
for i, c in ipairs(counters) do
  local lease = grant(c)
  local stamp, lease_stamp, valid
  if c.calendar then
    stamp, lease_stamp = c.index, c.index
    valid = math.min(lease_time(c), (c.index + 1) * c.window - now)
    if c.cost + lease > 0 then
      save(c, KEYS[i], struct.pack('<dd', c.used + c.cost + lease, c.index))
    end
  else
    valid = lease_time(c)
    stamp, lease_stamp = c.latest, c.latest + valid
    append(c, stamp, c.cost)
    append(c, lease_stamp, lease)
    if c.cost + lease > 0 then
      save(c, KEYS[i], struct.pack('<dd', c.total, c.latest) .. string.sub(c.log, c.at))
    end
  end
  answer[#answer + 1] = stamp
  answer[#answer + 1] = lease
  answer[#answer + 1] = lease_stamp
  answer[#answer + 1] = valid
end
return answer
