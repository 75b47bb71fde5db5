import { fetchMembers } from './details.js';

document.querySelector('ecpat-member-map').members = await fetchMembers();
